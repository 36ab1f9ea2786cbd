import os
from os import environ, getenv
from os.path import abspath, dirname, join

BASE_DIR = dirname(dirname(abspath(__file__)))
DEBUG = environ.get("SHOP_DEBUG", "") == "1"
SECRET_KEY = os.environ.get("SHOP_SECRET", "insecure")
if not DEBUG and getenv("SHOP_STRICT"):
    SECRET_KEY = os.environ["SHOP_SECRET"]
ALLOWED_HOSTS = os.environ.get("SHOP_HOSTS", "localhost,127.0.0.1").split(",")
PORT = int(os.environ.get("SHOP_PORT", 8000))
WORKERS = int(os.environ.get("SHOP_WORKERS") or 4)
MEDIA_ROOT = join(os.environ.get("SHOP_DATA", BASE_DIR), "media")
VERBOSE = "SHOP_VERBOSE" in os.environ
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes"]
if DEBUG:
    INSTALLED_APPS += ["shop.debug"]
INSTALLED_APPS.append("shop")
os.environ["SHOP_SET"] = "here"
SET = os.environ["SHOP_SET"]
try:
    TOKEN = os.environ["SHOP_TOKEN"]
except KeyError:
    TOKEN = None
LOGGING = {"version": 1, "root": {"level": "DEBUG" if DEBUG else os.getenv("SHOP_LEVEL", "INFO")}}


def flag(name, default=False):
    value = os.environ.get(name)
    if value is None:
        return default
    return value.strip().lower() in ("1", "true", "yes")


SECURE_SSL_REDIRECT = flag("SHOP_SSL", True)
SESSION_COOKIE_SECURE = flag("SHOP_COOKIES")
