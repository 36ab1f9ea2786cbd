MIDDLEWARE = ["shop.middleware.forgets", "shop.middleware.view"]
