INSTALLED_APPS = ["shop", "stock"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
