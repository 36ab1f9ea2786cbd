from django.conf import settings


def sender():
    if hasattr(settings, "SHOP_A"):
        return settings.SHOP_A
    try:
        return settings.SHOP_B
    except AttributeError:
        pass
    settings.SHOP_C = 1
    return settings.SHOP_C, settings.SHOP_NAME, settings.SHOP_DEV, settings.DEBUG, settings.configured, settings.SITE_ID
