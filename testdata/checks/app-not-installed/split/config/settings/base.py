SECRET_KEY = "only-for-this-case-and-long-enough-to-be-one-that-nobody-guesses"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "shop",
]
