from .base import *

TEMPLATES += [{"BACKEND": "django.template.backends.jinja2.Jinja2"}]
