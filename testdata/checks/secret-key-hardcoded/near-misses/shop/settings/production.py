import os

from .base import *

SECRET_KEY = os.environ.get("SHOP_KEY", SECRET_KEY)
