from .base import *

CSRF_FAILURE_VIEW = "shop.views.g"  # expect: dotted-path-unresolved
