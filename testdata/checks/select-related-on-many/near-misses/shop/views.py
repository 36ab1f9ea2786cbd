from django.core.exceptions import FieldError

from .models import Author, Book, Cover, Line


def to_one(request, name):
    one = Book.objects.select_related("author", "cover")
    two = Line.objects.select_related("book__author", "book__cover").select_related(None)
    three = Author.objects.prefetch_related("books", "books__genres")
    four = Cover.objects.select_related("content_type").prefetch_related("source")
    five = Book.objects.select_related(name)
    six = Book.objects.select_related()
    return one, two, three, four, five, six


def unused(request):
    return Author.objects.select_related("books").values("name"), Author.objects.select_related("books").count()  # expect: load-with-values


def guarded(request):
    try:
        return list(Author.objects.select_related("books"))
    except FieldError:
        return []
