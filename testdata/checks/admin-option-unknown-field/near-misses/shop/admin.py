from django.contrib import admin

from shop.models import Book, Placement, Publisher, Shelf, Tag


from somewhere import RemoteAdmin


def initials(book):
    return book.title[0]


class Mixin:
    def from_mixin(self, book):
        return book.title


@admin.register(Book)
class BookAdmin(Mixin, admin.ModelAdmin):
    list_display = ["__str__", "pk", "id", "year", "from_mixin", "own", initials, "get_kind_display", "publisher_id"] + [
        "publisher__name",  # expect: missing-select-related
    ]
    list_filter = ["publisher__founded", "tags__word", "placement__shelf", ("kind", admin.ChoicesFieldListFilter)]
    ordering = ["pk", "-title", "publisher__name", "?"][:3]
    readonly_fields = ["own", "year", "stored"]
    fields = ["title", "not_a_field_but_of_the_form"]

    def own(self, book):
        return book.title


@admin.register(Tag)
class TagAdmin(RemoteAdmin):
    list_display = ["anything"]


@admin.register(Shelf)
class ShelfAdmin(admin.ModelAdmin):
    def __init__(self, *args):
        self.extra_column = lambda row: 1
        super().__init__(*args)

    list_display = ["extra_column"]


class NeverRegistered(admin.ModelAdmin):
    list_display = ["anything"]


for model in [Publisher]:

    @admin.register(model)
    class MadeAdmin(admin.ModelAdmin):
        list_display = [field.name for field in model._meta.fields] + ["anything"]
