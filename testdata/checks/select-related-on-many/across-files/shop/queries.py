from .models import Author


def with_books():
    return Author.objects.all()
