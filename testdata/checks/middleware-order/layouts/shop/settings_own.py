# The entry goes past one of the project's own, of which nobody says what it is after.
MIDDLEWARE = [
    "django.middleware.common.CommonMiddleware",
    "shop.middleware.timing",
    "corsheaders.middleware.CorsMiddleware",  # expect: middleware-order
]
