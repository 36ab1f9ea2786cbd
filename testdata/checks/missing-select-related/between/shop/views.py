from django.db.models import get_model

from .models import Book

Contribution = get_model("shop", "contribution")


def parts(book: Book):
    return [part.author.name for part in book.authors.through.objects.filter(book=book)]  # expect: missing-select-related


def parts_loaded(book: Book):
    rows = book.authors.through.objects.filter(book=book).select_related("author")
    return [part.author.name for part in rows]


def readers(book: Book):
    return [row.author.name for row in book.readers.through.objects.all()]


def all_parts():
    return [part.author.name for part in Contribution.objects.all()]  # expect: missing-select-related "author"
