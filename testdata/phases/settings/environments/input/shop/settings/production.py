from shop.settings.base import *
from somewhere.secrets import *

DEBUG = False
INSTALLED_APPS.insert(INSTALLED_APPS.index("shop.orders"), "corsheaders")
