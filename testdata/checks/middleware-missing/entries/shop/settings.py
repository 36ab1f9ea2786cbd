MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    # expect: middleware-missing "AuthenticationMiddleware needs SessionMiddleware, which MIDDLEWARE doesn't have"
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",  # expect: middleware-missing "MessageMiddleware needs Session"
]
