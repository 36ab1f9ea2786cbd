from django.db.models import Count, F, Prefetch, Q
from django.shortcuts import get_object_or_404

from .models import Author, Book, Genre


def keywords(request):
    # expect(L2): lookup-field-unknown "`tittle` is nothing that shop.Book has for queries: this raises FieldError"
    one = Book.objects.get(tittle="A")
    two = Book.objects.filter(author__nmae="A")
    #                         ^^^^^^^^^^^^ expect: lookup-field-unknown
    three = Author.objects.exclude(book__title="A")  # expect: lookup-field-unknown "book"
    four = Genre.objects.filter(book_set__title="A")  # expect: lookup-field-unknown "book_set"
    five = Book.objects.filter(short_title="A")  # expect: lookup-field-unknown "only Python knows it"
    six = get_object_or_404(Book, tilte="A")  # expect: lookup-field-unknown
    seven = Book.objects.filter(**{"publisher__name": "A"})  # expect: lookup-field-unknown
    return one, two, three, four, five, six, seven


def expressions(request):
    one = Book.objects.filter(Q(price__gt=1) | ~Q(prices__lt=3))  # expect: lookup-field-unknown "prices"
    two = Book.objects.annotate(n=Count("genre"))  # expect: lookup-field-unknown "genre"
    three = Book.objects.filter(price=F("author__age"))  # expect: lookup-field-unknown "age"
    four = Author.objects.annotate(n=Count("books", filter=Q(books__cost=1)))  # expect: lookup-field-unknown "cost"
    return one, two, three, four


def strings(request):
    one = Book.objects.order_by("-created")  # expect: lookup-field-unknown "created"
    two = Book.objects.values("title", "author__surname")  # expect: lookup-field-unknown "surname"
    three = Book.objects.values_list("titel", flat=True)  # expect: lookup-field-unknown "titel"
    four = Book.objects.only("titel")  # expect: lookup-field-unknown "FieldDoesNotExist"
    five = Book.objects.select_related("auhtor")  # expect: lookup-field-unknown "auhtor"
    six = Author.objects.prefetch_related("book_set")  # expect: lookup-field-unknown "AttributeError"
    seven = Author.objects.prefetch_related(Prefetch("boks"))  # expect: lookup-field-unknown "boks"
    return one, two, three, four, five, six, seven


def missing_comma(request):
    return Book.objects.prefetch_related("author" "genres")  # expect: lookup-field-unknown "authorgenres"


def writes(request):
    Book.objects.update(prices=3)  # expect: lookup-field-unknown "FieldDoesNotExist"
    Author.objects.create(name="A", bron=None)  # expect: lookup-field-unknown "TypeError"
    Author.objects.get_or_create(nam="A")  # expect: lookup-field-unknown "nam"
    Author.objects.update_or_create(name="A", defaults={"borm": None})  # expect: lookup-field-unknown "borm"
    return Author(nam="A")  # expect: lookup-field-unknown "TypeError"


def chains(request):
    books = Book.objects.filter(price__gt=1)
    if request.GET:
        books = books.exclude(author__nam="A")  # expect: lookup-field-unknown "nam"
    return books.order_by("prise")  # expect: lookup-field-unknown "prise"


class Listing:
    queryset = Book.objects.filter(tittle="A")  # expect: lookup-field-unknown


def lookups(request):
    one = Book.objects.filter(title__icontain="A")  # expect: lookup-field-unknown "`icontain` is no lookup"
    two = Book.objects.exclude(author__born__gte=1, price__isnul=True)  # expect: lookup-field-unknown "isnul"
    three = Book.objects.prefetch_related("title")  # expect: lookup-field-unknown "raises ValueError"
    return one, two, three
