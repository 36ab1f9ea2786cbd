from django.apps import AppConfig

from . import constants


class OrdersConfig(AppConfig):
    name = "orders"
    limit = constants.LIMIT

    def ready(self):
        from shop.models import Book  # the registry is ready
