from django.db.models import Count, Prefetch

from .models import Author, Book


def prefetched():
    for author in Author.objects.prefetch_related("books__tags"):
        for book in author.books.all():
            print(author.books.count(), author.books.exists(), [tag.word for tag in book.tags.all()])


def prefetched_with_its_own_queryset():
    books = Book.objects.select_related("editor")
    for author in Author.objects.prefetch_related(Prefetch("books", queryset=books, to_attr="loaded")):
        for book in author.loaded:
            print(book.editor)


def known_parent_of_prefetched_rows():
    for author in Author.objects.prefetch_related("books"):
        print([book.author.name for book in author.books.all()])


def prefetch_unknown(lookups):
    return [author.books.count() for author in Author.objects.prefetch_related(*lookups)]


def counted_by_the_database():
    return [author.n for author in Author.objects.annotate(n=Count("books"))]


def single_parent(pk):
    author = Author.objects.get(pk=pk)
    return [book.title for book in author.books.all()]


def manager_only_passed_on():
    return [serialize(author.books) for author in Author.objects.all()]


def serialize(manager):
    return manager


def titles_of(author):
    if hasattr(author, "books_loaded"):
        books = author.books_loaded
    else:
        books = author.books.all()
    return [book.title for book in books]


def list_is_there():
    for author in Author.objects.prefetch_related(Prefetch("books", to_attr="books_loaded")):
        print(titles_of(author))
