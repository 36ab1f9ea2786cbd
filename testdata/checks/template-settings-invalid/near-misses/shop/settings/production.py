import os

from .base import *

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "OPTIONS": {"loaders": ["django.template.loaders.app_directories.Loader"], "string_if_invalid": "?"},
    },
    {"BACKEND": "django.template.backends.jinja2.Jinja2", "APP_DIRS": True, "OPTIONS": {"string_if_invalid": None}},
]
