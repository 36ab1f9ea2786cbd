from .models import Bok  # expect: import-name-missing


def first():
    return Book
