from .base import *

DEBUG = False  # expect: https-settings-off, https-settings-off
