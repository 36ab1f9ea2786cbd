# What a package brings isn't in sight.
MIDDLEWARE = [
    "redis_store.middleware.StoreMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
