from .queries import with_genres


def export(request):
    return [book.title for book in with_genres().iterator()]  # expect: iterator-after-prefetch
