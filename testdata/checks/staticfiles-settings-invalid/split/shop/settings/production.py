import os

from .base import *

STATICFILES_DIRS = [
    ASSETS,  # expect: staticfiles-settings-invalid "holds STATIC_ROOT"
    ("icons/", "/srv/icons"),  # expect: staticfiles-settings-invalid "slash"
]
