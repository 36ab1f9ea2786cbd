"""A tuple has no insert()."""
from .base import *

MIDDLEWARE = tuple(MIDDLEWARE)
MIDDLEWARE += ("whitenoise.middleware.WhiteNoiseMiddleware",)  # expect: middleware-order
