from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "tags"]  # expect: admin-option-unfit-field "leads to many rows"
    raw_id_fields = ["title"]  # expect: admin-option-unfit-field
    autocomplete_fields = ["slug"]  # expect: admin-option-unfit-field
    filter_horizontal = ["publisher"]  # expect: admin-option-unfit-field
    filter_vertical = ["shelves"]  # expect: admin-option-unfit-field "model of its own"
    radio_fields = {"title": admin.VERTICAL}  # expect: admin-option-unfit-field
    prepopulated_fields = {"stored": ["title"]}  # expect: admin-option-unfit-field
    date_hierarchy = "publisher"  # expect: admin-option-unfit-field
    fields = ["title", ("slug", "shelves")]  # expect: admin-option-unfit-field
