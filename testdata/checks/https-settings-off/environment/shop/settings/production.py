import os

from .base import *

from decouple import config

SECURE_SSL_REDIRECT = config("SSL", default=False, cast=bool)  # expect: https-settings-off "unless an environment variable"
