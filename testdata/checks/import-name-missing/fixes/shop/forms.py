class BookForm:
    pass
