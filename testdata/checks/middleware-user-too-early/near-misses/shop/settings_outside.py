# What a package sets isn't in sight.
MIDDLEWARE = [
    "tokens.middleware.TokenUserMiddleware",
    "shop.middleware.AfterMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
