from .queries import titles


def listing(request):
    return titles().select_related("author")  # expect: load-with-values
