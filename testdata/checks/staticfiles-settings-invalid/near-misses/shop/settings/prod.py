from .base import *

STATICFILES_DIRS = "/srv/assets"
