from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "shop"
    default = False


class ShopConfig(BaseConfig):
    label = "shop"
