INSTALLED_APPS = ["shop", "stock", "far"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
