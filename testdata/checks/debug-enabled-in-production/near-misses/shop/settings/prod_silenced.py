from .base import *

SILENCED_SYSTEM_CHECKS = ["security.W018"]
