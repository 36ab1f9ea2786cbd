# Where the change is written, and in what style.
from .models import Book


def appended():
    return [book.author.name for book in Book.objects.filter(title="x")]  # expect: missing-select-related


def all_rows():
    for book in Book.objects.all():  # the loop's own remark
        print(book.author.name)  # expect: missing-select-related


def before_the_slice():
    for book in Book.objects.order_by("title")[:1000]:
        print(book.author.name)  # expect: missing-select-related


def streamed():
    for book in Book.objects.order_by("title").iterator():
        print(book.author.name)  # expect: missing-select-related


def joined():
    for book in Book.objects.select_related('publisher').order_by("title"):
        print(book.author.name, book.publisher.name)  # expect: missing-select-related


def longer_path():
    for book in Book.objects.select_related("author"):
        print(book.author.agent.name)  # expect: missing-select-related


def two_of_one_queryset():
    for book in Book.objects.filter(title="y"):
        print(book.author.name)  # expect: missing-select-related
        print(book.publisher.name)  # expect: missing-select-related


def on_lines_of_their_own():
    books = (
        Book.objects
        .filter(title="z")  # a remark
        .order_by("title")
    )
    return [book.author.name for book in books]  # expect: missing-select-related


def names_on_lines():
    books = Book.objects.select_related(
        "publisher",  # printed on the cover
    )
    return [book.author.name + book.publisher.name for book in books]  # expect: missing-select-related


def with_only():
    books = Book.objects.only("title", "publisher").order_by("title")
    return [book.publisher.name for book in books]  # expect: missing-select-related


def helper():
    return Book.objects.order_by("title")


def from_a_helper():
    return [book.author.name for book in helper()]  # expect: missing-select-related


def only_the_key():
    return [book.publisher.pk for book in Book.objects.order_by("title")]  # expect: missing-select-related


def only_the_key_again():
    for book in Book.objects.order_by("title"):
        if book.publisher.pk:  # expect: missing-select-related
            print(book.publisher.pk)


def behind_a_backslash():
    books = Book.objects \
        .filter(title="w")
    return [book.author.name for book in books]  # expect: missing-select-related
