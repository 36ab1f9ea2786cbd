MIDDLEWARE = [
    "shop.middleware.LaterMiddleware",
    "shop.middleware.ViewMiddleware",
    "shop.middleware.GuardedMiddleware",
    "shop.middleware.LazyMiddleware",
    "shop.middleware.TokenMiddleware",
    "shop.middleware.AfterTokenMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shop.middleware.AfterMiddleware",
]
