INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "shop.apps.ShopConfig",
    "shop.orders",
    "billing.apps.OrdersConfig",
    "wagtail.users",
    "users",
]
