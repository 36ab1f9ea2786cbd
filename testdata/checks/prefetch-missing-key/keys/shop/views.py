from django.db import models
from django.db.models import Prefetch

from .models import Author, Book, Cover


def listing(request):
    one = Author.objects.prefetch_related(
        # expect(L2): prefetch-missing-key "`author` is fetched again for each Book"
        Prefetch("books", queryset=Book.objects.only("title"))
    )
    two = Author.objects.prefetch_related(
        Prefetch("books", Book.objects.filter(price=1).defer("author").order_by("title"))  # expect: prefetch-missing-key
    )
    three = Book.objects.prefetch_related(
        models.Prefetch("cover", queryset=Cover.objects.only("color"), to_attr="covers"),  # expect: prefetch-missing-key
    )
    four = Author.objects.prefetch_related(
        "books",
        Prefetch("books__cover", queryset=Cover.objects.only("pk", "color")),  # expect: prefetch-missing-key
    )
    return one, two, three, four
