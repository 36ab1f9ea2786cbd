from django.apps import AppConfig

# expect(L2): models-imported-before-ready "This import loads shop.Book before the app registry is ready"
from shop import signals


class ShopConfig(AppConfig):
    name = "shop"
    signals = signals
