from .base import *

# expect: middleware-order "WhiteNoiseMiddleware must come before SessionMiddleware, CommonMiddleware"
MIDDLEWARE += ["whitenoise.middleware.WhiteNoiseMiddleware"]
