"""Source: django_tables2/config.py of django-tables2 3.0."""
from django_tables2 import RequestConfig
