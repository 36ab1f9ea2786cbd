INSTALLED_APPS = ["users", "shop"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
AUTH_USER_MODEL = read_user_model()
