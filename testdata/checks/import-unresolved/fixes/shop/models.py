class Book:
    pass


class Author:
    pass
