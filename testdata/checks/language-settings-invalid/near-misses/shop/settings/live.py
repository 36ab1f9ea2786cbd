from .base import *

LANGUAGES = read_languages()
LANGUAGE_CODE = "xx"
