from .base import *

USE_I18N = False
LANGUAGES = [("de", "German")]
