INSTALLED_APPS = [
    # expect: admin-required-app-missing, admin-required-app-missing, admin-required-app-missing, admin-required-app-missing
    "django.contrib.admin",
    "django.contrib.auth",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": ["django.contrib.auth.context_processors.auth"]},
    }
]
