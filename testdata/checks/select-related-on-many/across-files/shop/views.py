from .queries import with_books


def listing(request):
    return with_books().filter(name="A").select_related("books__genres")  # expect: select-related-on-many
