from .base import *

REST_FRAMEWORK["DEFAULT_VERSION"] = "v1"
