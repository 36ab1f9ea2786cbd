from .base import *
from .secrets import read

SECRET_KEY = read("key")
SECRET_KEY_FALLBACKS = [read("old")]
