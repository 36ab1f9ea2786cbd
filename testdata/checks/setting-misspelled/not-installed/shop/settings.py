# Without the packages, these are names like any others.
INSTALLED_APPS = []
ACCOUNT_EMAIL_VERIFCATION = "none"
CORS_ALLOWED_ORIGIN = ["https://a.example.com"]
CELERY_TASK_ALWAYS_EAGRE = True
REST_FRAMEWORK = {"DEFAULT_PERMISSION_CLASS": []}
