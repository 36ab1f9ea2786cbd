INSTALLED_APPS = ["shop", "orders.apps.OrdersConfig"]
