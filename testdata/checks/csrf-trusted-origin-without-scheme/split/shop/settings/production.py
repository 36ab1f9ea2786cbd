import os

from .base import *

CSRF_TRUSTED_ORIGINS = ALLOWED_HOSTS
