import os

from .base import *

INSTALLED_APPS += ["django.contrib.sites"]
SITE_ID = int(os.environ.get("SITE", "1"))
