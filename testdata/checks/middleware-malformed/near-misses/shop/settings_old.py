# Django before 2.0 calls these itself.
MIDDLEWARE_CLASSES = ["shop.middleware.OldMiddleware"]  # expect: setting-removed
