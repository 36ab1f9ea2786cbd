from .base import *

MIDDLEWARE += [
    "django.middleware.common.CommonMiddleware",  # expect: middleware-duplicate "CommonMiddleware is in MIDDLEWARE twice"
]
