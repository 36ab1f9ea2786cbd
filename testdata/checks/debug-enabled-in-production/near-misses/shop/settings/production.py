import os

from .base import *

DEBUG = os.environ.get("SHOP_DEBUG") == "1"
