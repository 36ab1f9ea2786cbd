from .base import *

SITE_ID = "1"
