"""A schema of strawberry. Source: strawberry/schema/schema.py of strawberry-graphql 0.270."""
import djvet


class Schema:
    def __init__(self, query=None, mutation=None, subscription=None, directives=(), types=(), extensions=(), **kwargs):
        djvet.run_strawberry(query, extensions)
