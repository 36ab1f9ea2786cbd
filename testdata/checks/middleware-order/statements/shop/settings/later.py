"""What is inserted below would move the place."""
from .base import *

MIDDLEWARE.append("whitenoise.middleware.WhiteNoiseMiddleware")  # expect: middleware-order
MIDDLEWARE.insert(0, "corsheaders.middleware.CorsMiddleware")
