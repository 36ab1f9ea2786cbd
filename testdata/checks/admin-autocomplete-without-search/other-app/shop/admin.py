from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


class PlacementInline(admin.TabularInline):
    model = Placement
    autocomplete_fields = ["shelf"]  # expect: admin-autocomplete-without-search


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    inlines = [PlacementInline]
