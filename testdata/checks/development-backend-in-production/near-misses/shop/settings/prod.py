from .base import *

CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://c"}, "local": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
