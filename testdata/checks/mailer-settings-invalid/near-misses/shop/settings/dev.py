from .base import *

MAILERS = {"default": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
