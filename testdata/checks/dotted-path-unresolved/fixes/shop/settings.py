INSTALLED_APPS = ["shop"]
MIDDLEWARE = [
    "shop.midleware.visit_middleware",  # expect: dotted-path-unresolved
]
ROOT_URLCONF = "shop.url"  # expect: dotted-path-unresolved
FOLDER = "shop"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "shop.context.buskit",  # expect: dotted-path-unresolved
                u"shop.context.baskett",  # expect: dotted-path-unresolved
            ],
        },
    },
]
