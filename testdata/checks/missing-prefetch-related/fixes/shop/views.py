from django.db.models import Prefetch

from .models import Author, Book


def appended():
    for author in Author.objects.order_by('name'):
        print([book.title for book in author.books.all()])  # expect: missing-prefetch-related


def joined_behind_an_object():
    for author in Author.objects.prefetch_related(Prefetch('books', queryset=Book.objects.order_by('title'))):
        for book in author.books.all():
            print([tag.name for tag in book.tags.all()])  # expect: missing-prefetch-related


def counted():
    # Loading all rows to count them is for somebody to decide.
    for author in Author.objects.all():
        print(author.books.count())  # expect: missing-prefetch-related


def streamed():
    # iterator() without a chunk_size prefetches nothing.
    for author in Author.objects.iterator():
        print([book.title for book in author.books.all()])  # expect: missing-prefetch-related
