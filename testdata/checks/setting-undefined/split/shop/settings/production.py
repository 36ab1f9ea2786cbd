import os

from .base import *

SHOP_NAME = "Shop"
