INSTALLED_APPS = ["allauth.account", "corsheaders", "rest_framework"]
ACCOUNT_EMAIL_VERIFCATION = "none"  # expect: setting-misspelled "django-allauth's setting is ACCOUNT_EMAIL_VERIFICATION"
CORS_ALLOWED_ORIGIN = ["https://a.example.com"]  # expect: setting-misspelled "CORS_ALLOWED_ORIGINS"
CELERY_TASK_ALWAYS_EAGRE = True  # expect: setting-misspelled "Celery's setting is CELERY_TASK_ALWAYS_EAGER"
REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASS": [],  # expect: setting-misspelled "REST framework knows no DEFAULT_PERMISSION_CLASS"
    "DEFAULT_FILTER_BACKENDS": [],
    "PAGE_SIZES": 10,
    "SHOP_PAGE_SIZE": 10,
}
# Right, of another release, and the project's own.
CORS_ORIGIN_WHITELIST = []
CORS_URLS_REGEX = "^/api/"
CELERY_ALWAYS_EAGER = True
CELERY_BEAT_SCHEDULES = {}
ACCOUNT_EMAIL_REQUIRED = True
ACCOUNT_FORM = "shop.forms.SignupForm"
