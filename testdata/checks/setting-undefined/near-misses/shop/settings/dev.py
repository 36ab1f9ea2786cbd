from .base import *

SHOP_DEV = 1
