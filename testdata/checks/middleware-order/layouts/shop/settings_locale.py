MIDDLEWARE = [
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",  # expect: middleware-order "SessionMiddleware must come before LocaleMiddleware: it read the session before Django 3.0"
]
