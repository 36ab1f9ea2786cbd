from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from shop.base import ShopAdmin


class PlacementInline(admin.TabularInline):
    model = Placement
    raw_id_fields = ["book", "shelf"]
    extra = "1"  # expect: admin-option-invalid


@admin.register(Book)
class BookAdmin(ShopAdmin):
    inlines = [PlacementInline]
