from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Author


class Holder:
    Book = None

    def book(self) -> "Shelf":
        return Book


def later(rows: Shelf, *Price) -> Author:
    global reverse
    return [conditional for conditional in rows], Author, Price, reverse, lambda limits: limits
