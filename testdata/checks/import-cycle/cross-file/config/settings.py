INSTALLED_APPS = ["catalog", "orders"]
