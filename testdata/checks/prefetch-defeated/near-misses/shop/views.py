from django.db.models import Prefetch

from .models import Author, Book


def answered():
    for author in Author.objects.prefetch_related("books"):
        print(author.books.count(), author.books.exists(), len(author.books.all()), author.books.all()[:3])
        for book in author.books.all():
            print(book.title)


def not_prefetched():
    for author in Author.objects.prefetch_related("books__tags"):
        for book in Book.objects.filter(author=author):  # expect: query-in-loop
            print(book.title)


def under_another_name():
    listed = Prefetch("books", queryset=Book.objects.filter(in_print=True), to_attr="listed")
    for author in Author.objects.prefetch_related(listed):
        print(len(author.listed), author.books.filter(in_print=False).count())  # expect: query-in-loop


def one_author(pk):
    author = Author.objects.prefetch_related("books").get(pk=pk)
    return author.books.filter(in_print=True)


def known_to_the_code():
    for author in Author.objects.prefetch_related("books"):
        if "books" in author._prefetched_objects_cache:
            titles = [book.title for book in author.books.all() if book.in_print]
        else:
            titles = list(author.books.filter(in_print=True).values_list("title", flat=True))
        print(titles)


def known_by_the_queryset():
    for author in Author.objects.prefetch_related("books"):
        if author.books.all()._result_cache is not None:
            continue
        print(author.books.filter(in_print=True).first())


def chosen_by_the_caller(authors):
    for author in authors:
        print(author.books.filter(in_print=True).count())
