INSTALLED_APPS = [
    "allauth",
    "allauth.account",
]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
