from .parts import LATER

MIDDLEWARE = ["django.middleware.common.CommonMiddleware"] + LATER
