from .models import Book


def with_genres():
    return Book.objects.prefetch_related("genres")
