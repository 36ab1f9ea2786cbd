from .base import *

ALLOWED_HOSTS += [".example.org"]
