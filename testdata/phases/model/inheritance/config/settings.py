from .base import *

INSTALLED_APPS += ["library.apps.LibraryConfig", "library.catalog"]
INSTALLED_APPS.append("shop")
SITE_ID = 1
