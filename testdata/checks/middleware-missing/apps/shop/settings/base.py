INSTALLED_APPS = [
    "django.contrib.sessions",
    "corsheaders",  # expect: middleware-missing "corsheaders needs CorsMiddleware"
    "debug_toolbar",  # expect: middleware-missing "debug_toolbar needs DebugToolbarMiddleware"
]
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware"]
