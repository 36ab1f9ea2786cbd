from .models import Book


def a_relation_that_the_filter_leaves_empty():
    for book in Book.objects.filter(original__isnull=True):
        if book.original:
            print(book.pk)


def a_column_that_is_always_filled():
    for book in Book.objects.all():
        if book.price is None:
            print(book.author.team_id)  # known-noise: missing-select-related — old rows only


def a_property_of_the_related_row_read_before():
    books = list(Book.objects.select_related("author"))
    for book in books:
        print(book.author.team_name)  # expect: missing-select-related
    for book in books:
        print(book.author.team_name)


def a_fallback_given_as_a_function():
    for book in Book.objects.all():
        label(book.price, lambda: book.author.team_id)  # known-noise: missing-select-related — for rows without a price only


def label(price, fallback):
    return fallback() if price is None else price


HANDLERS = {}


def of_a_kind_that_nothing_registers():
    for book in Book.objects.all():
        notify(book)  # known-noise: missing-select-related — the registry is empty


def notify(book):
    handler = HANDLERS.get(book.kind)
    if handler is None:
        return
    handler(book.author.team_id)


def a_column_that_is_true_by_default():
    # known-noise: missing-select-related — few rows have another value than the default
    return [book for book in Book.objects.all() if book.shown]


def a_key_that_save_empties():
    for book in Book.objects.filter(archived=True):
        if book.editor:  # known-noise: missing-select-related — save() leaves no such row an editor
            print(book.pk)


def _nobody_calls_this():
    for book in Book.objects.all():
        print(book.author.team_id)  # known-noise: missing-select-related — dead code
