CSRF_USE_SESSIONS = True
MIDDLEWARE = [
    "django.middleware.csrf.CsrfViewMiddleware",  # expect: middleware-missing "CSRF_USE_SESSIONS keeps the token in the session"
    "django.middleware.cache.FetchFromCacheMiddleware",  # expect: middleware-missing "needs UpdateCacheMiddleware"
]
