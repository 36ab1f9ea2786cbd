"""Source: django_tables2/utils.py of django-tables2 3.0."""
from django_tables2 import A, Accessor
