LIMIT = 3


def books():
    from shop.models import Book

    return Book
