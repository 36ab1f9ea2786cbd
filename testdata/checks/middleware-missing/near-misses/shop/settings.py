# A class of the project that does the same.
MIDDLEWARE = [
    "shop.sessions.SignedSessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
