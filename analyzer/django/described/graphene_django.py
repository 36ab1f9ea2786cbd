"""Types over models. Source: graphene_django/types.py of graphene-django 3.2."""


class DjangoObjectType:
    pass
