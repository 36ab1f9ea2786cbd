class Book:
    pass


def all_books():
    return [Book()]
