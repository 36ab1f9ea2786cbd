from .models import Book


def in_sight():
    for book in Book.objects.only("title"):
        print(book.summary)  # expect: deferred-field-read
        # help: name `summary` in `only()`


def deferred_in_sight():
    for book in Book.objects.defer("summary"):
        print(book.summary)  # expect: deferred-field-read
        # help: take `summary` out of `defer()`


def both():
    for book in Book.objects.only("title").defer("author"):
        print(book.summary)  # expect: deferred-field-read
        # help: name `summary` in `only()`


def in_a_manager():
    for book in Book.lights.all():
        print(book.summary)  # expect: deferred-field-read
        # help: name `summary` in `only()` in `LightManager.get_queryset`


def in_a_method():
    for book in Book.objects.light():
        print(book.summary)  # expect: deferred-field-read
        # help: take `summary` out of `defer()` in `LightQuerySet.light`
