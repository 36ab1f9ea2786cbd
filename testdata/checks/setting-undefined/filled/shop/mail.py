from django.conf import settings


def sender():
    return settings.SHOP_SENDER
