from .settings import *

if "shop.middleware.Timing" not in MIDDLEWARE:
    MIDDLEWARE.append("shop.middleware.Timing")
