from .models import Author


def streamed():
    for author in Author.objects.iterator():
        print([book.title for book in author.books.all()])  # expect: missing-prefetch-related
        # help: fetch them at once: `Author.objects.prefetch_related("books")` (`iterator()` then needs a `chunk_size`)


def streamed_in_chunks():
    for author in Author.objects.iterator(chunk_size=500):
        print([book.title for book in author.books.all()])  # expect: missing-prefetch-related
        # help: fetch them at once: `Author.objects.prefetch_related("books")`


def first_of_each():
    for author in Author.objects.all():
        print(author.books.all()[0])  # expect: missing-prefetch-related
        # help: fetch them at once: `Author.objects.all().prefetch_related("books")`
