import os

from .base import *

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": MEDIA_ROOT + "/cache",  # expect: cache-settings-invalid "is inside MEDIA_ROOT"
    },
}
