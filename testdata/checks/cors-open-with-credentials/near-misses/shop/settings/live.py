import os

from .base import *

MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware"] + MIDDLEWARE
CORS_ALLOW_ALL_ORIGINS = os.environ.get("OPEN") == "1"
CORS_ALLOW_CREDENTIALS = True
