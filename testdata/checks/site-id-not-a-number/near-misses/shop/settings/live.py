from .base import *

INSTALLED_APPS += ["django.contrib.sites"]
SITE_ID = None
