INSTALLED_APPS = [
    "allauth",
    "allauth.account",  # expect: middleware-missing "allauth.account needs AccountMiddleware"
]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
