from django.shortcuts import render

from .modles import Book  # expect: import-unresolved
from shop.helpers import first, second  # expect: import-unresolved
import shop.reports.monthly  # expect: import-unresolved


def books(request):
    from shop.models.book import Book as OtherBook  # expect: import-unresolved

    return render(request, "books.html", {"books": [Book, first, second, shop, OtherBook]})
