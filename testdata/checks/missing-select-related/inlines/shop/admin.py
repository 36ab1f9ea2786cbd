from django.contrib import admin

from .models import Book, Publisher


class BookInline(admin.TabularInline):
    model = Book
    readonly_fields = ("shelf",)  # expect: missing-select-related


class StackedBookInline(admin.StackedInline):
    model = Book
    readonly_fields = ("shelf",)  # expect: missing-select-related

    def has_add_permission(self, request, obj=None):
        return False


class OwnRowsInline(admin.TabularInline):
    model = Book
    readonly_fields = ("shelf",)  # expect: missing-select-related

    def get_queryset(self, request):
        return super().get_queryset(request).filter(title__gt="")


class BaseInline(admin.TabularInline):
    model = Book
    readonly_fields = ("shelf",)  # expect: missing-select-related


class DerivedInline(BaseInline):
    extra = 0


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    inlines = [BookInline, StackedBookInline, OwnRowsInline, BaseInline, DerivedInline]
