from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name"]


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    autocomplete_fields = [
        "publisher",  # expect: admin-autocomplete-without-search "whose admin has no search_fields"
        "tags",  # expect: admin-autocomplete-without-search "which has no admin"
    ]
