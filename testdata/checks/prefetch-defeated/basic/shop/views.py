from django.db.models import Prefetch

from .models import Author, Book


def filtered():
    for author in Author.objects.prefetch_related("books"):
        print([book.title for book in author.books.filter(in_print=True)])  # expect: prefetch-defeated


def ordered():
    authors = Author.objects.prefetch_related("books")
    for author in authors:
        for book in author.books.order_by("title"):  # expect: prefetch-defeated
            print(book.title)


def counted():
    return [a.books.exclude(in_print=True).count() for a in Author.objects.prefetch_related("books")]  # expect: prefetch-defeated


def keys():
    for author in Author.objects.prefetch_related("books"):
        print(list(author.books.values_list("pk", flat=True)))  # expect: prefetch-defeated


def below():
    for author in Author.objects.prefetch_related("books__tags"):
        for book in author.books.all():
            print(book.tags.filter(name="new").exists())  # expect: prefetch-defeated


def with_queryset():
    listed = Prefetch("books", queryset=Book.objects.filter(in_print=True))
    for author in Author.objects.prefetch_related(listed):
        print(author.books.get(title="A"))  # expect: prefetch-defeated
