INSTALLED_APPS = ["shop", "stock"]
