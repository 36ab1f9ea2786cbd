from .base import Tagged


class Book(Tagged):
    pass
