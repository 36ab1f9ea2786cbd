INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "shop"]
AUTH_USER_MODEL = "shop.Reader"
LOAN_MODEL = "shop.Lone"
