from django.contrib import admin

from .models import Author, Book, Copy, Loan, Note, Publisher, Review


@admin.register(Book)
class BookAdmin(admin.ModelAdmin):
    """Books, with who wrote and who edited them."""

    search_fields = ["title"]
    list_display = ("title", "author_name", "editor_name")

    def author_name(self, book):
        return book.author.name  # expect: missing-select-related

    def editor_name(self, book):
        return book.editor.name if book.editor else ""  # expect: missing-select-related


@admin.register(Copy)
class CopyAdmin(admin.ModelAdmin):
    list_display = [
        "id",
        "publisher",
        "title",
    ]
    list_select_related = ['author']

    def publisher(self, copy):
        return copy.author.publisher.name  # expect: missing-select-related

    def title(self, copy):
        return copy.book.title  # expect: missing-select-related


@admin.register(Loan)
class LoanAdmin(admin.ModelAdmin):
    list_display = ["id", "author"]

    def get_queryset(self, request):
        return super().get_queryset(request).only("id")

    def author(self, loan):
        return loan.copy.author_id  # expect: missing-select-related


class SharedAdmin(admin.ModelAdmin):
    list_display = ["id", "place"]

    def place(self, row):
        return row.book.title  # expect: missing-select-related


# Of two models: only one of them may have what the other joins.
admin.site.register(Note, SharedAdmin)
admin.site.register(Review, SharedAdmin)


class NamedAdmin(admin.ModelAdmin):
    list_select_related = False

    class Meta:
        abstract = True


class PlainAdmin(admin.ModelAdmin):
    def get_list_display(self, request):
        return ["id", "label"]

    def label(self, publisher):
        return publisher.owner.name  # expect: missing-select-related


admin.site.register(Publisher, PlainAdmin)


@admin.register(Author)
class AuthorAdmin(NamedAdmin):
    list_display = ["id", "house"]

    def house(self, author):
        return author.publisher.name  # expect: missing-select-related
