import os

from .base import *

LANGUAGE_CODE = "de-ch"
LANGUAGES = [("de", "German"), ("ca@valencia", "Valencian"), ("es-419", "Spanish")]
