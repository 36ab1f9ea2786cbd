from shop.settings import LANGUAGE

NAMES = ["EMAIL_PORTS"]
