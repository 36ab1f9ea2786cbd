import os

from .base import *

from environ import Env

env = Env()
DEBUG = env.bool("SHOP_DEBUG", default=True)  # expect: debug-enabled-in-production "unless an environment variable says otherwise"
