from django.contrib import admin

from shop.models import Tag


class TagInline(admin.TabularInline):  # expect: admin-inline-invalid "TagInline is an inline of shop.Book"
    model = Tag
