from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


import os

EXTRA = os.environ.get("EXTRA", "").split(",")


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "kind"] + EXTRA
    list_editable = ["kind", "published"]
    list_display_links = ["slug"]

    def get_list_display(self, request):
        return ["slug"]


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "founded"]
    list_display_links = None
    list_editable = ["name"]


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display_links = ["__str__"]
