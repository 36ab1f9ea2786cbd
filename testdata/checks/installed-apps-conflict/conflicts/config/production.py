from config.base import INSTALLED_APPS

SECRET_KEY = "only-for-this-case"
INSTALLED_APPS = INSTALLED_APPS + [
    "shop.apps.ShopConfig",  # expect: installed-apps-conflict "The app shop is in INSTALLED_APPS twice"
    "django.contrib.auth",  # expect: installed-apps-conflict
    "stock.apps.StockConfig",
    "warehouse",  # expect: installed-apps-conflict "warehouse and stock.rows both have the label stock"
]
