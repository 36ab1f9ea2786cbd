"""Source: reversion/admin.py of django-reversion 5. Its pages of versions are others; the change list is Django's."""
from django.contrib.admin import ModelAdmin


class VersionAdmin(ModelAdmin):
    pass
