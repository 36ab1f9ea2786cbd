import os

try:
    Book
except NameError:
    Book_ = os


def matched(value):
    match value:
        case [Author, *Shelf]:
            return Author, Shelf
        case {"a": get_user_model, **Http404}:
            return get_user_model, Http404
    try:
        return Author
    finally:
        del os.Book
