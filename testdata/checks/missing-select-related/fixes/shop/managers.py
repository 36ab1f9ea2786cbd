# What a queryset begins with is out of sight: such a fix is for somebody to look at.
from .models import Book


class Listing:
    def get_queryset(self):
        return Book.objects.all()

    def titles(self):
        return [book.author.name for book in self.get_queryset().filter(title="x")]  # expect: missing-select-related
