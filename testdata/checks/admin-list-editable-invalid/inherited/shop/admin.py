from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from shop.base import KindAdmin


@admin.register(Book)
class BookAdmin(KindAdmin):
    list_display = ["title"]
