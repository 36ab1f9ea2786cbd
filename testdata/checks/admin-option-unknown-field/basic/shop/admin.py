from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = [
        "titel",  # expect: admin-option-unknown-field "did you mean"
        "publisher__nam",  # expect: admin-option-unknown-field, missing-select-related
        "price",  # expect: admin-option-unknown-field "`price` in list_display is neither a field nor an attribute of shop.Book or BookAdmin"
    ]
    list_filter = (
        "publisher__city",  # expect: admin-option-unknown-field "leads to no field"
        "published__year",  # expect: admin-option-unknown-field
    )
    list_editable = ["price"]  # expect: admin-option-unknown-field
    ordering = ["-price"]  # expect: admin-option-unknown-field
    readonly_fields = ["created"]  # expect: admin-option-unknown-field
    raw_id_fields = ["publisher_id"]  # expect: admin-option-unknown-field
    autocomplete_fields = ["author"]  # expect: admin-option-unknown-field
    filter_horizontal = ["genres"]  # expect: admin-option-unknown-field
    radio_fields = {"cover": admin.HORIZONTAL}  # expect: admin-option-unknown-field
    # expect: admin-option-unknown-field, admin-option-unknown-field
    prepopulated_fields = {"url": ["titel"]}
    date_hierarchy = "created"  # expect: admin-option-unknown-field
