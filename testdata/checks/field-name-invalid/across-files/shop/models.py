from .base import Named


class Book(Named):
    pass


class Author(Named):
    pass
