from django.contrib import admin

from shop.models import Book, Placement, Publisher, Note, Shelf, Tag


from django.contrib.contenttypes.admin import GenericTabularInline
from somewhere import RemoteInline


class TagsInline(admin.TabularInline):
    model = Book.tags.through


class PlacementInline(admin.TabularInline):
    model = Placement
    raw_id_fields = ["book", "shelf"]


class BookInline(admin.StackedInline):
    model = Book
    fk_name = "editor"


class NoteInline(GenericTabularInline):
    model = Note
    ct_field = "kind"
    ct_fk_field = "number"


class OtherInline(RemoteInline):
    model = Tag


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    inlines = [TagsInline, PlacementInline, NoteInline, OtherInline]


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    inlines = [BookInline]
