from .base import *

REST_FRAMEWORK["DEFAULT_PAGINATION_CLASS"] = "shop.pages.Pages"
