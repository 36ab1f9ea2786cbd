INSTALLED_APPS = ["shop", "stock", "package"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
