"""Source: ninja/schema.py of django-ninja 1.4."""
from ninja import Schema
