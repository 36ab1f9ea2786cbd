INSTALLED_APPS = ["shop", "orders", "stock"]
