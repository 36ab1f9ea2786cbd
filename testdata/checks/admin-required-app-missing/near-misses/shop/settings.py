import os

INSTALLED_APPS = [
    "django.contrib.admin",
    "shop.apps.OwnAuthConfig",
    "django.contrib.contenttypes.apps.ContentTypesConfig",
]
PROCESSORS = os.environ.get("PROCESSORS", "").split(",")
AUTHENTICATION_BACKENDS = ["shop.backends.Tokens"]
TEMPLATES = [
    {"BACKEND": "shop.templates.Own"},
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": PROCESSORS},
    },
]
