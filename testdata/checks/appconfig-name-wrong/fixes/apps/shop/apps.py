from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = 'apps.shops'  # expect: appconfig-name-wrong
