from somewhere import OPTIONS

from .base import *

REST_FRAMEWORK = {"PAGE_SIZE": 20, **OPTIONS}
