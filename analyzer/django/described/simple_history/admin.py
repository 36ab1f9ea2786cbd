"""Source: simple_history/admin.py of django-simple-history 3. The history has a page of its own; the rest is Django's."""
from django.contrib.admin import ModelAdmin


class SimpleHistoryAdmin(ModelAdmin):
    pass
