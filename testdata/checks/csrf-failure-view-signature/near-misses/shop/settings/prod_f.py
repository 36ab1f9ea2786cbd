from .base import *

CSRF_FAILURE_VIEW = "shop.views.f"
