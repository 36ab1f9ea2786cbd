import os

from .base import *

LANGUAGES = [
    ("de", "German"),
    ("pt_BR", "Portuguese"),  # expect: language-settings-invalid "LANGUAGES holds"
]
