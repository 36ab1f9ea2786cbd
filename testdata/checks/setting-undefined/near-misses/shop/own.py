from shop.config import settings


def sender():
    return settings.SHOP_Z
