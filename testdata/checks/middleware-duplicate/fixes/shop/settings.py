MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",  # first
    # expect(L2): middleware-duplicate "SessionMiddleware"
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # expect(L2): middleware-duplicate "CommonMiddleware"
    "django.middleware.common.CommonMiddleware"
]
