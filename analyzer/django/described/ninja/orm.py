"""Source: ninja/orm/ of django-ninja 1.4."""
from ninja import ModelSchema
