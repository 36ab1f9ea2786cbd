# What is wrong lies in two lists.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
]
MIDDLEWARE += ["corsheaders.middleware.CorsMiddleware"]  # expect: middleware-order
