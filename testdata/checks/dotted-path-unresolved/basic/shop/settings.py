INSTALLED_APPS = [
    "django.contrib.auth",
    "shop",
    "shop.ordres",  # expect: dotted-path-unresolved
    "shop.apps.ShopConfig",  # expect: dotted-path-unresolved
]
MIDDLEWARE = [
    "shop.middleware.VisitsMiddleware",  # expect: dotted-path-unresolved
]
ROOT_URLCONF = "shop.url"  # expect: dotted-path-unresolved
WSGI_APPLICATION = "shop.wsgi.application"  # expect: dotted-path-unresolved
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "shop.context.basket",  # expect: dotted-path-unresolved
            ],
        },
    },
]
REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["shop.permissions.IsOwner"],  # expect: dotted-path-unresolved
    "EXCEPTION_HANDLER": "shop.errors.handle",  # expect: dotted-path-unresolved
}
