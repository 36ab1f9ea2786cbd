from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "apps.shop.search"  # expect: appconfig-name-wrong
