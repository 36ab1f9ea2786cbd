import os

from .base import *

CSRF_FAILURE_VIEW = "shop.pages.errors.refused"
