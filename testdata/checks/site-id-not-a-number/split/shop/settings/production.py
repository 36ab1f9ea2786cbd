import os

from .base import *

INSTALLED_APPS += ["django.contrib.sites"]
