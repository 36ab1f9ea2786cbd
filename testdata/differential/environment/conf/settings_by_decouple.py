from decouple import Csv, config

DEBUG = config("SHOP_DEBUG", default=False, cast=bool)
TEXT_DEBUG = config("SHOP_VERBOSE", default="yes", cast=bool)
SECRET_KEY = config("SHOP_SECRET", default="insecure")
PORT = config("SHOP_PORT", default="8000", cast=int)
RATIO = config("SHOP_RATIO", default=1, cast=float)
ALLOWED_HOSTS = config("SHOP_HOSTS", default="localhost, 127.0.0.1", cast=Csv())
NONE = config("SHOP_OPTIONAL", default=None)
SPLIT = config("SHOP_APPS", default="", cast=lambda text: text.split())
LEVEL = "DEBUG" if DEBUG else "INFO"
