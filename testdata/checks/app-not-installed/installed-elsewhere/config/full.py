from .settings import *

INSTALLED_APPS += ["orders"]
