from apps.base import Config


class ShopConfig(Config):
    name = "apps.shops"  # expect: appconfig-name-wrong "ShopConfig.name is apps.shops, and there is no such package"
    # help: name the package that the app is: name = "apps.shop"
