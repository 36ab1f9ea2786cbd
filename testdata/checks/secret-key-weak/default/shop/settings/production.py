import os

from .base import *

SECRET_KEY = os.environ.get("SHOP_KEY", "insecure")  # expect: secret-key-weak "unless an environment variable"
