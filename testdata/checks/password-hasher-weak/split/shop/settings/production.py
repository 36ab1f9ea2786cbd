import os

from .base import *

PASSWORD_HASHERS.insert(0, FAST)
