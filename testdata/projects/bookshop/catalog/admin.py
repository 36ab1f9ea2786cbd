from django.contrib import admin
from django.db.models import Count

from catalog.models import AudioBook, Author, Book, Genre, Profile, Publisher


class ProfileInline(admin.StackedInline):
    model = Profile


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    list_display = ["name", "born"]
    search_fields = ["name"]
    inlines = [ProfileInline]


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    list_display = ["title", "publisher", "price", "stock"]
    list_select_related = ["publisher"]
    list_filter = ["out_of_print", "genres"]
    search_fields = ["title", "isbn"]
    prepopulated_fields = {"slug": ["title"]}


@admin.register(AudioBook)
class AudioBookAdmin(admin.ModelAdmin):
    list_display = ["title", "narrator", "minutes"]
    list_select_related = ["narrator"]


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "country", "book_count"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(books_written=Count("books"))

    @admin.display(ordering="books_written")
    def book_count(self, publisher):
        return publisher.books_written


admin.site.register(Genre)
