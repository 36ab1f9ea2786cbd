INSTALLED_APPS = ["crispy_forms"]
MIDDLEWARE = ["csp.middleware.CSPMiddleware"]
CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://cache"}}
STORAGES = {"default": {"BACKEND": "storages.backends.s3.S3Storage"}}
