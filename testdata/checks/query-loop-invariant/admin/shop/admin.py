from django.contrib import admin

from .models import Author, Book, Copy, Shop


class CopyInline(admin.TabularInline):  # expect: query-loop-invariant
    model = Copy


class BookInline(admin.StackedInline):
    model = Book
    raw_id_fields = ["author"]


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "shop", "author"]  # expect: query-loop-invariant
    list_editable = ["shop"]
    autocomplete_fields = ["author"]
    inlines = [CopyInline]
    search_fields = ["title"]


@admin.register(Shop)
class ShopAdmin(admin.ModelAdmin):
    inlines = [BookInline]
    search_fields = ["name"]


@admin.register(Copy)
class CopyAdmin(admin.ModelAdmin):
    list_display = ["pk", "shop", "book"]
    list_editable = ["book", "shop"]
    autocomplete_fields = ["book", "shop"]


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["pk", "name"]
    list_editable = ["name"]
    search_fields = ["name"]
