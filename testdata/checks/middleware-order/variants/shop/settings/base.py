MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "corsheaders.middleware.CorsMiddleware",  # expect: middleware-order "CorsMiddleware must come before CommonMiddleware"
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
