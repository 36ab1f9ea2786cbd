"""Source: guardian/admin.py of django-guardian 3. Object permissions have pages of their own; the rest is Django's."""
from django.contrib.admin import ModelAdmin


class GuardedModelAdmin(ModelAdmin):
    pass
