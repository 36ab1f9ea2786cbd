from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from shop.base import DatedAdmin


@admin.register(Book)
class BookAdmin(DatedAdmin):
    pass
