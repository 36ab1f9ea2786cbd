import os

from .base import *

SECURE_HSTS_INCLUDE_SUBDOMAINS = False  # expect: https-settings-off "subdomains"
