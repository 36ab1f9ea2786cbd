from django.db.models import Q

from .models import Author, Book


def shares():
    found = {}
    for author in Author.objects.prefetch_related("books"):
        found[author.name] = len(author.books.all()) / Book.objects.count()  # expect: query-loop-invariant
    return found


def others(wanted):
    lines = []
    for author in Author.objects.all():
        for book in Book.objects.filter(Q(in_print=True), title=wanted):  # expect: query-loop-invariant
            lines.append(author.name + book.title)
    return lines


def listed():
    return [author.pk in list(Book.objects.values_list("author_id", flat=True))  # expect: query-loop-invariant
            for author in Author.objects.all()]


def newest():
    books = Book.objects.order_by("-pk")
    for author in Author.objects.all():
        print(author.name, books.first())  # expect: query-loop-invariant
