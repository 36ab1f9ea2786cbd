import os

from .base import *

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # expect: async-unsafe-allowed
