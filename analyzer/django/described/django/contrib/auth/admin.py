"""Source: django/contrib/auth/admin.py of Django 5.2."""
from django.contrib.admin import ModelAdmin


class GroupAdmin(ModelAdmin):
    pass


class UserAdmin(ModelAdmin):
    list_display = ("username", "email", "first_name", "last_name", "is_staff")
    fieldsets = (None,)
