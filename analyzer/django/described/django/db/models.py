"""What prefetch_related() is told of a relation. Source: django/db/models/query.py of Django 5.2."""


class Prefetch:
    def __init__(self, lookup, queryset=None, to_attr=None):
        self.prefetch_through = lookup
        self.queryset = queryset
        self.to_attr = to_attr
