from .models import Book


def listing(request, size=None):
    newest = Book.objects.order_by("-pk")[:10]
    one = newest.select_related("author").prefetch_related("genres").annotate()
    two = Book.objects.filter(pk__in=newest.values("pk")).order_by("title")
    three = newest.filter(), newest.exists(), newest.count(), newest.first()
    four = Book.objects.all()[:size].filter(price=1)
    five = Book.objects.all()[0:].filter(price=1)
    six = [row for row in newest if row.price]
    rows = list(newest)
    rows.reverse()
    books = Book.objects.all()
    if size:
        books = books[:10]
    seven = books.filter(price=1)
    try:
        return newest.filter(price=1)
    except TypeError:
        return one, two, three, four, five, six, seven
