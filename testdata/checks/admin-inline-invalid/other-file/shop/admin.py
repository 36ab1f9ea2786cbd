from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from shop.inlines import TagInline


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    inlines = [TagInline]
