import os

from .base import *

SECRET_KEY = os.getenv("SHOP_KEY")
