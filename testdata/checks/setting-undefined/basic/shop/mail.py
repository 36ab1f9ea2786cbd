from django.conf import settings


def sender():
    return settings.SHOP_NAME, settings.SHOP_SENDER  # expect: setting-undefined "SHOP_SENDER"
