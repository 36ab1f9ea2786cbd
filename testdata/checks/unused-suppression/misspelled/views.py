from helpers import price


def total(books):
    # expect: unused-suppression "there is no check"
    return sum(price(book) for book in books)  # djvet: ignore[missing-select-relatd] short list


def first(books):
    # expect: unused-suppression "not of the form"
    return books[0]  # djvet: ignore


def last(books):
    # expect: unused-suppression "no finding of"
    # djvet: ignore[missing-select-related] was needed when this read the author
    return books[-1]
