from .models import Book


def test_cheap():
    Book.objects.filter(price=1)
