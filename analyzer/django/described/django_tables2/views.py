"""Source: django_tables2/views.py of django-tables2 3.0."""
from django_tables2 import SingleTableMixin, SingleTableView
