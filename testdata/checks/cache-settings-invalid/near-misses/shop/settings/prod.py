from .base import *
from .other import more

CACHES = {"pages": {}, **more()}
