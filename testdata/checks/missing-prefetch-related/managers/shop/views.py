from django.db.models import Prefetch

from .models import Author, Book


def rows():
    for author in Author.objects.all():
        for book in author.books.all():  # expect: missing-prefetch-related "books"
            print(book.title)


def counted():
    return [author.books.count() for author in Author.objects.all()]  # expect: missing-prefetch-related


def tested():
    for author in Author.objects.all():
        if author.books.exists():  # expect: missing-prefetch-related
            print(author.name)


def measured():
    return [len(author.books.all()) for author in Author.objects.all()]  # expect: missing-prefetch-related


def many_to_many():
    return [[tag.word for tag in book.tags.all()] for book in Book.objects.all()]  # expect: missing-prefetch-related "tags"


def second_level():
    for author in Author.objects.prefetch_related("books"):
        for book in author.books.all():
            for tag in book.tags.all():  # expect(L3): missing-prefetch-related "books__tags"
                print(tag.word)


def to_one_below_to_many():
    for author in Author.objects.prefetch_related("books"):
        for book in author.books.all():
            print(book.editor)  # expect: missing-prefetch-related "books__editor"


def below_a_prefetch_object():
    authors = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.all(), to_attr="loaded"))
    for author in authors:
        for book in author.loaded:
            print(book.editor)  # expect: missing-prefetch-related "loaded__editor"


def sliced():
    return [list(author.books.all()[:1]) for author in Author.objects.all()]  # expect: missing-prefetch-related
