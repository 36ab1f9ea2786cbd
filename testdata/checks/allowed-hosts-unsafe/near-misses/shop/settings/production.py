import os

from .base import *

ALLOWED_HOSTS = os.environ.get("SHOP_HOSTS", "").split()
