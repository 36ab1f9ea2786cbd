import os

globals().update(Book=os)


def first():
    return Book
