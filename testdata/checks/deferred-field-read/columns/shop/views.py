from .models import Book

LIGHT = ("title",)


def only_without_it():
    return [book.summary for book in Book.objects.only("title")]  # expect: deferred-field-read


def deferred():
    for book in Book.objects.defer("summary"):
        print(book.title)
        print(book.summary)  # expect: deferred-field-read


def key_of_a_relation():
    return [book.author_id for book in Book.objects.only("title")]  # expect: deferred-field-read


def through_a_method():
    return [book.label() for book in Book.objects.only(*LIGHT)]  # expect: deferred-field-read
