import os

from .base import *

DEBUG = False
ALLOWED_HOSTS = ["shop.example"]
SECRET_KEY = os.environ["SECRET_KEY"]
if os.environ.get("TRACES"):
    INSTALLED_APPS += ["traces"]
