INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "shop",
    "shop.orders",
    "billing.orders",  # expect: installed-apps-conflict "billing.orders and shop.orders both have the label orders"
    "daphne",  # expect: installed-apps-conflict "daphne must come before django.contrib.staticfiles"
]
