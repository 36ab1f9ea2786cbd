INSTALLED_APPS = ["users", "shop", "mail", "near"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
AUTH_USER_MODEL = "users.User"
