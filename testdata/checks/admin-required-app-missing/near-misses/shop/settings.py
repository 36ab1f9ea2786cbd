import os

INSTALLED_APPS = [
    "django.contrib.admin",
    "shop.apps.OwnAuthConfig",  # expect: dotted-path-unresolved
    "django.contrib.contenttypes.apps.ContentTypesConfig",
]
PROCESSORS = os.environ.get("PROCESSORS", "").split(",")
AUTHENTICATION_BACKENDS = ["shop.backends.Tokens"]  # expect: dotted-path-unresolved
TEMPLATES = [
    {"BACKEND": "shop.templates.Own"},  # expect: dotted-path-unresolved
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"context_processors": PROCESSORS},
    },
]
