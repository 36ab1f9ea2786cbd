from django.db.models import Prefetch

from .models import Book
from .queries import authors


def listing(request):
    titles = Prefetch("books", queryset=Book.objects.defer("author"))
    one = authors().prefetch_related(titles)  # known-miss: prefetch-missing-key — the Prefetch is made before
    two = authors().prefetch_related(
        Prefetch("books", queryset=Book.objects.cheap().only("title"))  # expect: prefetch-missing-key
    )
    return one, two
