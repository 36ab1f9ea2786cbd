from .queries import cheap_books


def has_cheap(request):
    books = cheap_books().filter(title="A")
    if books:  # expect: evaluate-to-count
        return True
    return False
