import os

from .base import *

EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"  # expect: development-backend-in-production "no mail"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  # expect: development-backend-in-production "keeps nothing"
