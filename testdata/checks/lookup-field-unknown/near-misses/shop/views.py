from django.core.exceptions import FieldError
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Sum
from django.shortcuts import get_object_or_404

from .models import Author, Book, Comic, Imported, Line, Note

try:
    from shop.models import Shelf
except ImportError:
    Shelf = None


def fields(request, pk):
    one = Book.objects.filter(pk=pk, id=pk, author_id=pk, author=pk, author__pk=pk, author__isnull=False)
    two = Book.objects.filter(created__year=2020, title__icontains="A", author__name__istartswith="A")
    three = Author.objects.filter(work__title="A").prefetch_related("books", "books__lines")
    four = Book.objects.filter(data__shelf__row=3).order_by("data__shelf", "?", "-author__created")
    five = Comic.objects.filter(title="A", book_ptr=pk, artist__name="A").select_related("author", "artist")
    six = Book.objects.filter(comic__artist=pk).select_related("comic").filter(artist=pk)
    seven = Note.objects.filter(author__name="A").prefetch_related("target", "target__anything")
    eight = Imported.objects.filter(whatever=1).order_by("whatever__more")
    nine = Author.objects.filter(user__anything=1, user__username="A")
    ten = Book.objects.filter(price_currency="EUR")
    return one, two, three, four, five, six, seven, eight, nine, ten


def annotations(request):
    one = Book.objects.annotate(n=Count("lines")).filter(n__gt=3).order_by("-n").values("n")
    two = Book.objects.annotate(Count("lines")).order_by("lines__count")
    three = Book.objects.filter(total__gt=3).order_by("total")
    four = Book.objects.annotate(author__known=Exists(Line.objects.filter(amount=OuterRef("anything"))))
    five = four.filter(author__known=True)
    six = Book.objects.values(writer=F("author__name")).annotate(n=Sum("lines__amount")).order_by("writer", "n")
    seven = Book.objects.annotate(a=F("title"), b=F("a")).alias(c=F("b")).filter(Q(c="x"))
    eight = Book.objects.extra(select={"x": "1"}).order_by("x")
    names = {"n": Count("lines")}
    nine = Book.objects.annotate(**names).filter(n=1)
    if request.GET:
        books = Book.objects.annotate(rank=Count("lines"))
    else:
        books = Book.objects.all()
    return one, two, three, five, six, seven, eight, nine, books.order_by("rank")


def prefetches(request):
    shelf = Prefetch("books", queryset=Book.objects.all(), to_attr="works")
    one = Author.objects.prefetch_related(shelf).prefetch_related("works__lines")
    two = Author.objects.prefetch_related(Prefetch("books", to_attr="works"), "works__lines")
    return one, two


def dynamic(request, queryset, **lookups):
    name = request.GET["by"]
    one = Book.objects.order_by(name).filter(**lookups)
    two = queryset.filter(anything=1)
    three = Book.renamed.filter(code="A"), Book.renamed.get(code="A")
    four = request.model.objects.filter(anything=1)
    return one, two, three, four


def guarded(request):
    try:
        return list(Book.objects.order_by("anything"))
    except FieldError:
        return list(Book.objects.filter(anything=Shelf.OPEN))


def writes(request):
    Book.objects.update(author_id=3)
    Book.objects.create(title="A", label="B", author_id=3, pk=4)
    return Book.objects.select_related("anything").values("title"), get_object_or_404(Book, label__in=Shelf.ALL)  # expect: load-with-values


def lookups(request):
    one = Book.objects.filter(title__unaccent__icontains="A", title__trigram_similar="A", created__date__gte="2020")
    two = Line.objects.filter(amount__contain=3)
    return one, two, Book.objects.filter(data__icontain="A", author__created__iso_year=2020)
