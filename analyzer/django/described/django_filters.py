"""Source: django_filters/__init__.py of django-filter 25."""
from django_filters.filterset import FilterSet
