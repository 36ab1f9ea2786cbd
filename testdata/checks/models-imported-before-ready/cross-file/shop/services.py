from .models import Book


def close(book):
    return Book, book
