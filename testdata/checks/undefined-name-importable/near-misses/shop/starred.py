from .somewhere import *


def first():
    return Book
