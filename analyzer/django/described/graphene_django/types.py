"""Source: graphene_django/types.py of graphene-django 3.2."""
from graphene_django import DjangoObjectType
