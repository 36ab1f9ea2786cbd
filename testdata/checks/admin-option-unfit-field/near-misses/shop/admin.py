from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "publisher", "published"]
    raw_id_fields = ["publisher", "tags"]
    filter_horizontal = ["tags"]
    radio_fields = {"kind": admin.VERTICAL, "publisher": admin.HORIZONTAL}
    prepopulated_fields = {"slug": ["title"]}
    date_hierarchy = "publisher__founded"
    fields = ["title", "shelves"]
    readonly_fields = ["shelves"]
