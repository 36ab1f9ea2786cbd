LATER = [
    "django.contrib.auth.middleware.AuthenticationMiddleware",  # expect: middleware-missing
]
