MIDDLEWARE = [
    "shop.middleware.OldMiddleware",
    "shop.middleware.UncalledMiddleware",
    "shop.middleware.BareMiddleware",
    "shop.middleware.HalfMiddleware",
]
