from .models import Author, Book


def export(request, eager):
    for book in Book.objects.prefetch_related("genres").iterator(chunk_size=100):
        yield book.title
    for book in Book.objects.prefetch_related("genres").iterator(500):
        yield book.title
    for book in Book.objects.select_related("author").iterator():
        yield book.title
    for book in Book.objects.prefetch_related("genres").prefetch_related(None).iterator():
        yield book.title
    authors = Author.objects.all()
    if eager:
        authors = authors.prefetch_related("books")
    for author in authors.iterator():
        yield author.name
    for book in Book.objects.prefetch_related("genres"):
        yield book.title
