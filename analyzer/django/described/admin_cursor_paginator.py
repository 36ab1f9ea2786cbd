"""Pages of a change list by the order of its rows; what a page shows is Django's. Source: admin_cursor_paginator/admin.py of
django-admin-cursor-paginator 0.1."""
from django.contrib.admin import ModelAdmin


class CursorPaginatorAdmin(ModelAdmin):
    pass
