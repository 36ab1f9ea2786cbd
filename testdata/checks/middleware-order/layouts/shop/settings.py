# One line, a list without a comma at its end, and a group of remarks.
MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "corsheaders.middleware.CorsMiddleware"]  # expect: middleware-order
