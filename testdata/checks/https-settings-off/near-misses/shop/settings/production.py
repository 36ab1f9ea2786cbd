import os

from .base import *

SECURE_SSL_REDIRECT = os.environ.get("NO_SSL") is None
SECURE_HSTS_SECONDS = int(os.environ["HSTS"])
