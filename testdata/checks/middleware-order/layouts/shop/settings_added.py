MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]
MIDDLEWARE += [
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",  # expect: middleware-order
]
