from .models import Book


def newest():
    return Book.objects.order_by("-pk")[:10]
