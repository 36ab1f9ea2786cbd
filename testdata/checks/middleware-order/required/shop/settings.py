MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    # expect: middleware-order "SessionMiddleware must come before AuthenticationMiddleware and MessageMiddleware"
    "django.contrib.sessions.middleware.SessionMiddleware",
]
