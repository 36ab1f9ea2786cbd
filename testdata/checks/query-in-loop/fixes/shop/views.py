from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from .models import Author, Book, Editor


def by_get():
    for book in Book.objects.order_by("title"):
        print(Author.objects.get(pk=book.author_id).name)  # expect: query-in-loop


def by_shortcut():
    return [get_object_or_404(Author, id=book.author_id).name for book in Book.objects.all()]  # expect: query-in-loop


def joined_already():
    for book in Book.objects.select_related("author"):
        print(Author.objects.get(pk=book.author_id).name)  # expect: query-in-loop


def first_of_none():
    for book in Book.objects.select_related("author"):
        print(book.author.name, Author.objects.filter(pk=book.translator_id).first())  # expect: query-in-loop


def limited_columns():
    for book in Book.objects.only("title"):
        print(book.title, Author.objects.get(pk=book.pk))  # expect: query-in-loop


def none_raises():
    for book in Book.objects.all():
        print(Author.objects.get(pk=book.translator_id))  # expect: query-in-loop


def manager_leaves_out():
    for book in Book.objects.all():
        print(Editor.objects.get(pk=book.editor_id))  # expect: query-in-loop


def rows_may_be_gone():
    for book in Book.objects.all():
        print(Author.objects.filter(pk=book.printer_id).first())  # expect: query-in-loop


def another_model():
    for book in Book.objects.all():
        print(Editor.objects.filter(pk=book.author_id).first())  # expect: query-in-loop


def more_is_asked():
    for book in Book.objects.all():
        print(Author.objects.get(pk=book.author_id, name="A"))  # expect: query-in-loop


def bound_again():
    for book in Book.objects.all():
        print(book.title)
        if not book.title:
            book = book.successor()
        print(Author.objects.get(pk=book.author_id))  # expect: query-in-loop


def listed():
    for author in Author.objects.order_by("name"):
        print(list(author.books.values_list("title", flat=True)))  # expect: query-in-loop


def iterated():
    for author in Author.objects.prefetch_related("books"):
        for title in author.books.all().values_list("title", flat=True):  # expect: prefetch-defeated
            print(title)


def keys():
    return [[key for key in author.books.values_list("author", flat=True)]  # expect: query-in-loop
            for author in Author.objects.all()]


def files_are_names():
    for author in Author.objects.all():
        print(list(author.books.values_list("scan", flat=True)))  # expect: query-in-loop


def tuples():
    for author in Author.objects.all():
        print(list(author.books.values_list("title")))  # expect: query-in-loop


def distinct():
    for author in Author.objects.all():
        print(list(author.books.values_list("title", flat=True).distinct()))  # expect: query-in-loop


def prefetched_others():
    titled = Prefetch("books", queryset=Book.objects.exclude(title=""))
    for author in Author.objects.prefetch_related(titled):
        print(list(author.books.values_list("title", flat=True)))  # expect: prefetch-defeated


def rows_of_rows():
    for author in Author.objects.prefetch_related("books"):
        for book in author.books.all():
            print(Editor.objects.filter(pk=book.pk), Author.objects.get(pk=book.author_id))  # expect: query-in-loop
