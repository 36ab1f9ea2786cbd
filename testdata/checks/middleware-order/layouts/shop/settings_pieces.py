# What is wrong lies in two lists: the entry is inserted into the first one.
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
]
MIDDLEWARE += ["corsheaders.middleware.CorsMiddleware"]  # expect: middleware-order
