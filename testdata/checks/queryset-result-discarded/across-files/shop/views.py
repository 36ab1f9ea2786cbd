from .queries import cheap_books


def listing(request):
    books = cheap_books()
    books.order_by("price")  # expect: queryset-result-discarded
    return books
