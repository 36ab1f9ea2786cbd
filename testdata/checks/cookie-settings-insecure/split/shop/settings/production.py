import os

from .base import *

SESSION_COOKIE_SECURE = SECURE  # expect: cookie-settings-insecure
