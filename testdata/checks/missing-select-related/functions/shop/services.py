from functools import lru_cache

from .models import Author, Book


def all_books(only_series=False):
    books = Book.objects.order_by("title")
    if only_series:
        books = books.in_series()
    return books


def loaded_books():
    return all_books().select_related("author")


def describe(book):
    return {"title": book.title, "author": name_of(book)}


def name_of(book):
    return book.author.name


def short(book, with_author=False):
    if with_author:
        return book.author.name
    return book.title


def collect(books):
    return [book.author.name for book in books]  # expect: missing-select-related


def collect_loaded(books):
    return [book.author.name for book in books]


def lines(books):
    for book in books:
        yield book.author.name  # expect: missing-select-related


def each(books):
    for book in books:
        yield book


@lru_cache
def remembered(book):
    return book.author.name


def decorate(function):
    return lambda book: book.title


@decorate
def replaced(book):
    return book.author.name


def itself(book):
    return itself(book) if book.pk else book.author.name


class Report:
    def __init__(self, books, title="Books"):
        self.books = books
        self.title = title

    def rows(self):
        return [book.author.name for book in self.books]  # expect: missing-select-related


class Shelf:
    def __init__(self):
        self.books = Book.objects.all()
        self.loaded = Book.objects.select_related("author")
        self.late = Book.objects.all()

    def load(self):
        self.late = Book.objects.select_related("author")

    def rows(self):
        return [book.author.name for book in self.books]  # expect: missing-select-related

    def loaded_rows(self):
        return [book.author.name for book in self.loaded]

    def late_rows(self):
        return [book.author.name for book in self.late]

    def __iter__(self):
        return iter(self.books)


class Listing:
    queryset = Book.objects.all()

    def get_books(self):
        return self.queryset

    def rows(self):
        return [book.author.name for book in self.get_books()]

    def own_rows(self):
        return [book.byline for book in self.get_own()]  # expect: missing-select-related

    def get_own(self):
        return self.queryset.order_by("pk")


class LoadedListing(Listing):
    def get_books(self):
        return super().get_books().select_related("author")

    def rows(self):
        return [book.author.name for book in self.get_books()]


def shelf_of(author: Author):
    return [book.series.name for book in author.books.all()]  # expect: missing-select-related
