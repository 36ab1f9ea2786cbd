from .models import Book


def titles():
    return Book.objects.cheap().values("title")
