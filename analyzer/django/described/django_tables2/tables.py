"""Source: django_tables2/tables.py of django-tables2 3.0."""
from django_tables2 import Table
