EARLY = ["django.middleware.gzip.GZipMiddleware"]  # expect: middleware-duplicate
MIDDLEWARE = EARLY + ["django.middleware.common.CommonMiddleware"] + EARLY
