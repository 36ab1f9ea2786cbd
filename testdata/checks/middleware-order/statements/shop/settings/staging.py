"""The remark would be lost."""
from .base import *

MIDDLEWARE += [
    "whitenoise.middleware.WhiteNoiseMiddleware",  # expect: middleware-order
]
