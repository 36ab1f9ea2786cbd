from .modells import Book, Author as Writer  # expect: import-unresolved
from shop.parts.price import Price  # expect: import-unresolved
from shop.pards.prices import Price as Cost  # expect: import-unresolved


def authors():
    from shop.people import (  # who writes
        Author,  # expect: import-unresolved
    )

    return [Author, Book, Writer, Price, Cost]
