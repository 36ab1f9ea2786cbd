from .models import Book


def named():
    return [book.title for book in Book.objects.only("publisher")]  # expect: deferred-field-read


def one_of_two():
    return [book.title for book in Book.objects.defer("title", "publisher")]  # expect: deferred-field-read


def the_last_one():
    return [book.title for book in Book.objects.filter(pk__gt=1).defer("title")]  # expect: deferred-field-read


def of_the_manager():
    return [book.title for book in Book.objects.defer("title")]  # expect: deferred-field-read


def by_variable():
    columns = ["publisher"]
    return [book.title for book in Book.objects.only(*columns)]  # expect: deferred-field-read
