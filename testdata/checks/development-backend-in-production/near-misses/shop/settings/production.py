import os

from .base import *

EMAIL_BACKEND = os.environ.get("MAIL", "django.core.mail.backends.console.EmailBackend")
