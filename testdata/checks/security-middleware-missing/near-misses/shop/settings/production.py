import os

from .base import *

MIDDLEWARE = THEIRS + ["django.middleware.security.SecurityMiddleware"]
