from django.contrib import admin
from django.contrib.contenttypes.admin import GenericTabularInline

from shop.models import Book, Placement, Publisher, Shelf, Tag


class TagInline(admin.TabularInline):  # expect: admin-inline-invalid "has no foreign key"
    model = Tag


class BookInline(admin.StackedInline):  # expect: admin-inline-invalid "several foreign keys to shop.Publisher"
    model = Book


class PlacementInline(admin.TabularInline):
    model = Placement
    raw_id_fields = ["book", "shelf"]
    fk_name = "shop"  # expect: admin-inline-invalid "is no foreign key of shop.Placement"


class ShelfInline(admin.TabularInline):
    model = Placement
    raw_id_fields = ["book", "shelf"]
    exclude = ["shelf"]  # expect: admin-inline-invalid "which an inline needs"


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    inlines = [TagInline, PlacementInline]


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    inlines = [BookInline]


@admin.register(Shelf)
class ShelfAdmin(admin.ModelAdmin):
    inlines = [ShelfInline]


class WordInline(GenericTabularInline):  # expect: admin-inline-invalid "has no GenericForeignKey"
    model = Tag


class TextInline(admin.TabularInline):
    model = "Placement"  # expect: admin-inline-invalid "is no model"


@admin.register(Shelf)
class WordShelfAdmin(admin.ModelAdmin):
    inlines = [WordInline, TextInline]
