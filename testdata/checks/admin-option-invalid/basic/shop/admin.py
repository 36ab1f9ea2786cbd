from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


class WordFilter(admin.SimpleListFilter):
    title = "word"
    parameter_name = "word"


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = "title"  # expect: admin-option-invalid "list_display of BookAdmin must be a list or tuple"
    list_filter = [
        admin.ChoicesFieldListFilter,  # expect: admin-option-invalid "needs its field"
        ("kind", WordFilter),  # expect: admin-option-invalid
    ]
    list_per_page = "50"  # expect: admin-option-invalid "a whole number"
    list_select_related = "publisher"  # expect: admin-option-invalid
    search_fields = {"title"}  # expect: admin-option-invalid
    ordering = ["?", "title"]  # expect: admin-option-invalid
    exclude = ["slug", "slug"]  # expect: admin-option-invalid "twice"
    save_on_top = 1  # expect: admin-option-invalid
    view_on_site = "yes"  # expect: admin-option-invalid
    radio_fields = {"kind": "horizontal"}  # expect: admin-option-invalid
    prepopulated_fields = {"slug": "title"}  # expect: admin-option-invalid
    fields = ["title"]  # expect: admin-option-invalid "both fields and fieldsets"
    fieldsets = [
        ("One", {"fields": ["title"]}),
        ("Two", {"classes": ["wide"]}),  # expect: admin-option-invalid "no key"
        ("Three", ["title"]),  # expect: admin-option-invalid
        ("Four",),  # expect: admin-option-invalid
        ("Five", {"fields": ["slug", "title"]}),  # expect: admin-option-invalid "twice"
    ]
