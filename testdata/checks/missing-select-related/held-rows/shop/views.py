from collections import defaultdict

from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.shortcuts import render
from django.views.generic import ArchiveIndexView, MonthArchiveView, YearArchiveView

from .models import Author, Book


def loaded_into_a_page(request):
    page = Paginator(Book.objects.all(), 10).get_page(1)
    prefetch_related_objects(page.object_list, "author__publisher")
    for book in page:
        print(book.author.publisher.name)


def loaded_into_a_page_too_late(request):
    page = Paginator(Book.objects.all(), 10).get_page(1)
    prefetch_related_objects(page.object_list, "author")
    for book in page:
        print(book.author.publisher.name)  # expect: missing-prefetch-related "author__publisher"


def loaded_into_a_list_that_is_made_there():
    books = list(Book.objects.all())
    prefetch_related_objects([*books, Book()], "author")
    prefetch_related_objects(list(books), "author")
    for book in books:
        print(book.author.name)


def loaded_into_other_rows(request):
    page = Paginator(Book.objects.all(), 10).get_page(1)
    prefetch_related_objects(page.object_list, "author")
    for book in Book.objects.filter(title="A"):
        print(book.author.name)  # expect: missing-select-related


def sorted_in_place():
    books = list(Book.objects.all())
    books.sort(key=lambda book: book.title)
    books.sort(key=lambda book: book.author.name)  # expect: missing-select-related


def sorted_in_place_with_what_is_loaded():
    books = list(Book.objects.select_related("author"))
    books.sort(key=lambda book: book.author.name, reverse=True)


def by_key():
    books = Book.objects.in_bulk([1, 2, 3])
    for book in books.values():
        print(book.author.name)  # expect: missing-select-related
    authors = Author.objects.select_related("publisher").in_bulk()
    for key, author in authors.items():
        print(key, author.publisher.name)


def by_letter():
    letters = {}
    for book in Book.objects.all():
        letters.setdefault(book.title[0], []).append(book)
    for letter, books in sorted(letters.items()):
        print(letter, [book.author.name for book in books])  # expect: missing-select-related


def by_year():
    years = defaultdict(list)
    for book in Book.objects.all():
        years[book.published.year].append(book)
    for books in years.values():
        for book in books:
            print(book.author.name)  # expect: missing-select-related
    for book in years[1984]:
        print(book.author.name)


def by_author():
    authors = defaultdict(list)
    for book in Book.objects.select_related("author"):
        authors[book.author_id].append(book)
    for books in dict(authors).values():
        print([book.author.name for book in books])


def of_several_kinds(extra):
    rows = defaultdict(list)
    for book in Book.objects.all():
        rows[book.title].append(book)
    for author in Author.objects.all():
        rows[author.name].append(author)
    for found in rows.values():
        print([row.author for row in found])


def prefetched_by_a_name():
    books = Prefetch("books", queryset=Book.objects.select_related("author"), to_attr="all_books")
    for author in Author.objects.prefetch_related(books):
        print([book.author.name for book in author.all_books])


def prefetched_by_several_names():
    prefetches = ["books", Prefetch("publisher")]
    for author in Author.objects.prefetch_related(*prefetches):
        print(author.publisher.name, list(author.books.all()))


def prefetched_by_something(prefetch):
    for author in Author.objects.prefetch_related(prefetch):
        print(author.publisher.name)


def letters(request):
    groups = {}
    for book in Book.objects.all():
        groups.setdefault(book.title[0], []).append(book)
    return render(request, "shop/letters.html", {"groups": groups})


def filtered(request):
    context = {"books": Book.objects.all(), "authors": Author.objects.all()}
    context["loaded"] = Book.objects.select_related("author__publisher")
    context["named"] = Author.objects.select_related("publisher")
    return render(request, "shop/filtered.html", context)


class Archive(ArchiveIndexView):
    model = Book
    date_field = "published"


class Year(YearArchiveView):
    queryset = Book.objects.all()
    date_field = "published"
    make_object_list = True


class YearWithoutRows(YearArchiveView):
    queryset = Book.objects.all()
    date_field = "published"
    template_name = "shop/year_without_rows.html"


class Month(MonthArchiveView):
    queryset = Book.objects.select_related("author")
    date_field = "published"
