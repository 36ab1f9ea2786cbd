INSTALLED_APPS = [
    "django.contrib.admin.apps.AdminConfig",  # expect: admin-required-app-missing "TEMPLATES has none"
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
]
ROOT_URLCONF = "shop.urls"
TEMPLATES = []
