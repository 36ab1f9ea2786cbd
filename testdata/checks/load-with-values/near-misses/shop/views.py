from .models import Book


def rows(request, short):
    one = Book.objects.select_related("author").only("title", "author__name")
    two = Book.objects.values("author__name").filter(price=1).order_by("title")
    three = Book.objects.select_related(None).filter(pk__in=Book.objects.values("pk"))
    books = Book.objects.select_related("author")
    titles = books.values("title")
    if short:
        books = books.values("title")
    try:
        return Book.objects.values("title").only("title")
    except TypeError:
        return one, two, three, books.defer("price"), titles
