"""Related rows that come with the rows of the loop."""
import csv

from shop.models import Author, Shelf  # names are added where names are


def by_flag():
    for author in Author.objects.all():
        for book in author.books.filter(lent=True):  # expect: query-in-loop
            print(book.title)


def taken_name():
    for author in Author.objects.order_by("name"):
        titles = [book.title for book in author.books.filter(sold=True)]  # expect: query-in-loop
        print(author.sold_books, titles)


def ordered():
    return [[book.pk for book in shelf.books.order_by("-pages", "author__name")]  # expect: query-in-loop
            for shelf in Shelf.objects.all()]


def joins_the_call():
    shelves = (
        Shelf.objects.order_by("number")
        .prefetch_related(
            "books__author",  # for the labels
        )
    )
    for shelf in shelves:
        for book in shelf.books.filter(pages__gt=100):  # expect: prefetch-defeated
            print(book.title)


def read_twice():
    for author in Author.objects.all():
        if author.books.filter(title="A").exists():  # expect: query-in-loop
            print(list(author.books.filter(title='A')), author.books.exclude(title="A").count())


def held_by_a_name():
    for author in Author.objects.filter(name="A"):
        long_books = author.books.filter(
            pages__gte=400,
            sold=False,
        ).order_by("title")
        for book in long_books:  # expect: query-in-loop
            print(book.title)
        print(len(long_books))


def argument(pages, request):
    limit = pages * 2
    for author in Author.objects.all():
        print([b.title for b in author.books.filter(pages__lt=limit, title=request.title)])  # expect: query-in-loop


def on_a_branch(name):
    authors = Author.objects.all()
    if name:
        authors = authors.filter(name=name)
    for author in authors:
        print(list(author.books.filter(lent=False)))  # expect: query-in-loop


def everybody():
    return Author.objects.filter(name__gt="A")


def from_a_function():
    for author in everybody():
        print(list(author.books.filter(title="B")))  # expect: query-in-loop


def values_of_some():
    for author in Author.objects.all():
        print(list(author.books.filter(lent=True).values_list("title", flat=True)))  # expect: query-in-loop


def as_a_queryset():
    for author in Author.objects.all():
        long_books = author.books.filter(pages=1)
        print(len(long_books), long_books.last())  # expect: query-in-loop


def few_of_many():
    for author in Author.objects.all():
        print(list(author.books.order_by("title")[:3]))  # expect: query-in-loop


def differs_by_row():
    for author in Author.objects.all():
        print(list(author.books.filter(title=author.name)))  # expect: query-in-loop


def differs_by_pass():
    pages = 1
    for author in Author.objects.all():
        pages = pages + 1
        print(list(author.books.filter(pages=pages)))  # expect: query-in-loop


def known_too_late():
    authors = Author.objects.all()
    pages = authors.count()
    for author in authors:
        print(list(author.books.filter(pages=pages)))  # expect: query-in-loop


def over_many_rows():
    for author in Author.objects.all():
        print(list(author.books.filter(shelves__number=1)))  # expect: query-in-loop


def from_anybody(authors):
    for author in authors:
        print(list(author.books.filter(pages=7)))  # expect: query-in-loop


def calls_with_rows():
    from_anybody(Author.objects.all())


def streamed(rows=csv):
    for author in Author.objects.iterator():
        print(list(author.books.filter(pages=8)))  # expect: query-in-loop


def limited_later():
    authors = Author.objects.all()
    print(authors.only("name").first())
    for author in authors:
        print(list(author.books.filter(pages=9)))  # expect: query-in-loop


def writes_meanwhile():
    for shelf in Shelf.objects.all():
        for book in shelf.books.filter(lent=True):  # expect: query-in-loop
            shelf.books.remove(book)
