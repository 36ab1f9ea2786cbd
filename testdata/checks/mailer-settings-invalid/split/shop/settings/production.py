import os

from .base import *

MAILERS["default"]["BACKEND"] = "django.core.mail.backends.dummy.EmailBackend"
