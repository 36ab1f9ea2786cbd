from .queries import cheap_books


def has_cheap(request):
    return cheap_books().count() > 0  # expect: count-for-existence
