from .base import *

REST_FRAMEWORK = {"PAGE_SIZE": None}
