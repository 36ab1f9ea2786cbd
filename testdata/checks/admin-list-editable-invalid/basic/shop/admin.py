from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "kind", "slug", "stored"]
    list_display_links = ["slug", "published"]  # expect: admin-list-editable-invalid "is not in list_display"
    list_editable = [
        "slug",  # expect: admin-list-editable-invalid "is in list_display_links, too"
        "published",  # expect: admin-list-editable-invalid "is not in list_display"
        "stored",  # expect: admin-list-editable-invalid "can't be edited"
        "kind",
    ]


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "founded"]
    list_editable = ["name"]  # expect: admin-list-editable-invalid "the first of list_display"
