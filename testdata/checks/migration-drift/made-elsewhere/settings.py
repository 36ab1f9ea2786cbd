INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop", "sessions"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
