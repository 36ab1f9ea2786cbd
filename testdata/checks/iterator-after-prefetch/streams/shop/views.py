from django.db.models import Prefetch

from .models import Author, Book


def export(request):
    for book in Book.objects.prefetch_related("genres").iterator():  # expect(L2): iterator-after-prefetch "genres"
        yield book.title
    authors = Author.objects.prefetch_related(Prefetch("books"))
    for author in authors.filter(name="A").iterator():  # expect: iterator-after-prefetch "books"
        yield author.name
