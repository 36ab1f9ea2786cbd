from importlib import import_module

from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "shop"

    def ready(self):
        from . import signals  # noqa: F401
        import shop.receivers.orders  # noqa: F401
        import_module(f"{self.name}.listeners")
        for name in ["subscribers"]:
            import_module(f"{self.name}.{name}")
