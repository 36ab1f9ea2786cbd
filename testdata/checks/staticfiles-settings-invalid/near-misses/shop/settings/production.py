import os

from .base import *

INSTALLED_APPS += ["django.contrib.staticfiles"]
STATIC_ROOT = "/srv/static"
STATICFILES_DIRS = ("/srv/assets", ["icons", "/srv/icons"])
STORAGES = {**DEFAULTS, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
