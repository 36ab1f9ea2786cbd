INSTALLED_APPS = ["shop"]
# expect(L2): admin-required-app-missing "contenttypes"
# expect(L2): admin-required-app-missing "app django.contrib.auth"
# expect(L2): admin-required-app-missing "django.contrib.messages"
INSTALLED_APPS.append("django.contrib.admin")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
