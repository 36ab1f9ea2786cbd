"""A filter set narrows a queryset, and loads nothing. Source: django_filters/filterset.py of django-filter 25."""


class BaseFilterSet:
    def __init__(self, data=None, queryset=None, *, request=None, prefix=None):
        self.queryset = queryset
        self.data = data

    @property
    def qs(self):
        return self.filter_queryset(self.queryset.all())

    def filter_queryset(self, queryset):
        return queryset


class FilterSet(BaseFilterSet):
    pass
