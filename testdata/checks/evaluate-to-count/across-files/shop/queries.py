from .models import Book


def cheap_books():
    return Book.objects.cheap()
