import os

from .base import *

TEMPLATES[0]["OPTIONS"]["loaders"] = ["django.template.loaders.app_directories.Loader"]  # expect: template-settings-invalid
