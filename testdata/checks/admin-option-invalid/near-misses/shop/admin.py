from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


import os

from shop.options import COLUMNS


class WordFilter(admin.SimpleListFilter):
    title = "word"
    parameter_name = "word"


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = COLUMNS
    list_filter = ["kind", WordFilter, ("kind", admin.ChoicesFieldListFilter)]
    list_per_page = int(os.environ.get("PAGE", "20"))
    list_max_show_all = True
    list_select_related = ("publisher",)
    ordering = ["?"]
    fields = None
    fieldsets = [(None, {"fields": [("title", "slug"), "kind"]})]
    radio_fields = {"kind": 1, "publisher": admin.HORIZONTAL}

    def view_on_site(self, book):
        return "/"

    @property
    def search_fields(self):
        return ["title"]
