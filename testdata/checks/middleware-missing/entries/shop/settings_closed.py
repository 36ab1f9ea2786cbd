from .settings import MIDDLEWARE as BASE

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",  # expect: middleware-missing "needs FetchFromCacheMiddleware"
    "django.contrib.sessions.middleware.SessionMiddleware",
    # expect: middleware-missing "LoginRequiredMiddleware needs AuthenticationMiddleware"
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
]
