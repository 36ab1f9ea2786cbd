class Book:
    pass


class Boot:
    pass


class Author:
    pass


def all_books():
    return []
