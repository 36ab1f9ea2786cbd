from django.apps import AppConfig

from apps.names import SHOP


class ShopConfig(AppConfig):
    name = "apps.shop"


class OtherConfig(AppConfig):
    name = "apps.mail"


class NamedConfig(AppConfig):
    name = SHOP


class Plain:
    name = "apps.shops"


class FarConfig(AppConfig):
    name = "some_package.contrib.shop"
