from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from shop.base import NamedAdmin


@admin.register(Publisher)
class PublisherAdmin(NamedAdmin):
    pass


class BookAdmin(NamedAdmin):
    list_display = NamedAdmin.list_display + ("title",)


admin.site.register(Book, BookAdmin)
