"""Source: django_tables2/data.py of django-tables2 3.0."""
from django_tables2 import TableData, TableQuerysetData
