INSTALLED_APPS = ["django.contrib.auth", "shop", "mail", "near"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
