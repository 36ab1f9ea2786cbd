from django.db import models
from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.shortcuts import get_object_or_404

from .models import Author, Book, Publisher

LOADED = "author"


def joined():
    for book in Book.objects.select_related("author", "editor").order_by("pk"):
        print(book.author.name, book.editor)


def joined_by_a_constant():
    return [book.author.name for book in Book.objects.select_related(LOADED)]


def prefetched_is_loaded_as_well():
    return [book.author.name for book in Book.objects.prefetch_related("author")]


def deep_path_loads_its_parts():
    return [book.author.publisher.name for book in Book.objects.select_related("author__publisher")]


def bare_select_related():
    return [book.author.name for book in Book.objects.select_related()]


def names_unknown(paths):
    return [book.author.name for book in Book.objects.select_related(*paths)]


def only_the_key():
    return [(book.author_id, book.pk) for book in Book.objects.all()]


def values():
    return [row["author__name"] for row in Book.objects.values("author__name")]


def single_object(pk):
    book = Book.objects.get(pk=pk)
    first = Book.objects.first()
    other = get_object_or_404(Book, pk=pk)
    return book.author.name, first.author.name, other.author.name


def first_row_only():
    for book in Book.objects.all():
        return book.author.name


def found_then_left(title):
    for book in Book.objects.all():
        if book.title == title:
            return book.author.name


def found_then_broken_off(title):
    name = None
    for book in Book.objects.all():
        if book.title == title:
            name = book.author.name
            break
    return name


def after_the_loop():
    book = None
    for book in Book.objects.all():
        print(book.title)
    return book and book.author.name


def known_parent():
    author = Author.objects.order_by("pk").first()
    return [book.author.name for book in author.books.all()]


def known_parent_of_refined_rows(publisher_id):
    publisher = Publisher.objects.get(pk=publisher_id)
    return [author.publisher.name for author in publisher.authors.filter(mentor=None)]


def loaded_later():
    books = list(Book.objects.all())
    prefetch_related_objects(books, "author")
    return [book.author.name for book in books]


def loaded_into_a_page(request):
    page = Paginator(Book.objects.order_by("pk"), 50).get_page(request.GET.get("page"))
    prefetch_related_objects(page.object_list, "author")
    return [book.author.name for book in page]


def loaded_on_one_path(request):
    books = Book.objects.all()
    if request.GET.get("names"):
        books = books.select_related("author")
    return [book.author.name for book in books]


def assigned(author):
    for book in Book.objects.all():
        book.author = author
        print(book.author.name)


def cached_by_hand():
    names = {}
    for book in Book.objects.all():
        if book.author_id not in names:
            names[book.author_id] = book.author.name
    return names


def cached_by_exception():
    names = {}
    for book in Book.objects.all():
        try:
            print(names[book.author_id])
        except KeyError:
            names[book.author_id] = book.author.name


def few_rows():
    return [book.author.name for book in Book.objects.all()[:3]]


def rebound():
    for book in Book.objects.all():
        book = {"author": book.title}
        print(book["author"])


def unknown_rows(rows):
    return [row.author.name for row in rows]


def manager_may_load_anything():
    return [book.author.name for book in Book.published.all()]


class Shelf(models.Model):
    books = models.ManyToManyField(Book)

    def caller_may_have_prefetched(self):
        return [book.author.name for book in self.books.all()]


def parameter_may_have_prefetched(author: Author):
    return [book.editor.name for book in author.books.all()]


def prefetched_for_a_single_row():
    author = Author.objects.prefetch_related("books__editor").get(name="Ann")
    return [book.editor.name for book in author.books.all()]


def first_that_has_one():
    for book in Book.objects.all():
        if book.editor:
            return book.editor
    return None


def left_behind_a_continue(title):
    for book in Book.objects.filter(title=title):
        if not book.in_print:
            continue
        print(book.author.name)
        return book.author
