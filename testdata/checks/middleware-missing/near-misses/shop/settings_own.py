MIDDLEWARE = [
    "shop.sessions.OwnMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
