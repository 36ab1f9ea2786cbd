import os

from .base import *

CSRF_TRUSTED_ORIGINS = [os.environ["ORIGIN"], "https://*.example.com"]
