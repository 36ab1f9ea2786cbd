import os

from .base import *

CSRF_TRUSTED_ORIGINS = ["https://" + host for host in ALLOWED_HOSTS]
