ROOT_URLCONF = "shop.urls"
INSTALLED_APPS = (
    # expect(L2): admin-required-app-missing "contenttypes"
    # expect(L2): admin-required-app-missing "django.contrib.messages"
    # expect(L2): admin-required-app-missing "context_processors.messages"
    # expect(L2): admin-required-app-missing "request"
    'django.contrib.admin',
    'django.contrib.auth',  # users
    'django.contrib.sessions'  # and theirs
)
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.contrib.auth.context_processors.auth",
            ],
        },
    },
]
