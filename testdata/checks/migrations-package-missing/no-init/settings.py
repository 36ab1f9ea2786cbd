INSTALLED_APPS = ["stock", "shop"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
