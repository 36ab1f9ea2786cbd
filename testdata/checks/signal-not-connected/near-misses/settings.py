INSTALLED_APPS = ["shop"]
MIDDLEWARE = ["shop.middleware.announce"]
