import os

from .base import *

MEDIA_ROOT = "/srv/media"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": "/srv/media-cache"},
    "files": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": BASE_DIR / "cache"},
    "other": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "cache"},
}
