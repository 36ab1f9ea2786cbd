from django.contrib import admin
from django.utils.safestring import mark_safe

from .models import Author, Book, Country, Publisher, Shelf


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "author", "publisher", "where"]  # expect: missing-select-related "`publisher`"
    raw_id_fields = ["author", "publisher"]

    @admin.display(description="from")
    def where(self, book):
        return book.author.country.name


class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "land"]

    @mark_safe
    def land(self, author):
        return author.country.name  # expect: missing-select-related "`country`"


class CountryAdmin(admin.ModelAdmin):
    list_display = ["name"]


admin.site.register(Author, AuthorAdmin)
admin.site.register([Country], CountryAdmin)
admin.site.register(Publisher)
admin.site.register(Shelf, list_display=["name", "country"])
