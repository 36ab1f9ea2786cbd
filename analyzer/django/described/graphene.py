"""A schema of graphene. Source: graphene/types/schema.py of graphene 3."""
import djvet


class Schema:
    def __init__(self, query=None, mutation=None, subscription=None, types=None, directives=None, auto_camelcase=True):
        djvet.run_graphene(query)
