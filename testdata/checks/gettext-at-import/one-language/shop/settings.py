MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
LANGUAGE_CODE = "de"
