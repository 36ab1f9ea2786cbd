from django.contrib import admin

from .models import Gift, Line


@admin.register(Line)
class LineAdmin(admin.ModelAdmin):
    # Django joins `wishlist__owner` by itself, which an attribute of our own would take away.
    raw_id_fields = ["wishlist", "product"]
    list_display = ["wishlist", "parent_title", "own_title"]

    def parent_title(self, line):
        return line.product.parent.title  # expect: missing-select-related
        # help: load it with the rows: `list_select_related = ["wishlist__owner", "product__parent"]` in `LineAdmin`

    def own_title(self, line):
        return line.product.title


@admin.register(Gift)
class GiftAdmin(admin.ModelAdmin):
    # Two columns, one attribute.
    raw_id_fields = ["wishlist", "product"]
    list_display = ["id", "owner", "title", "parent"]
    list_select_related = ["wishlist"]

    def owner(self, gift):
        return gift.wishlist.owner.name  # expect: missing-select-related
        # help: load it with the rows: `list_select_related = ["wishlist__owner", "product"]` in `GiftAdmin`

    def title(self, gift):
        return gift.product.title  # expect: missing-select-related
        # help: load it with the rows: `list_select_related = ["wishlist__owner", "product"]` in `GiftAdmin`

    def parent(self, gift):
        return gift.wishlist_id
