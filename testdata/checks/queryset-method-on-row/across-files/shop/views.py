from .queries import cheap_books


def detail(request):
    return cheap_books().first().select_related("author")  # expect: queryset-method-on-row
