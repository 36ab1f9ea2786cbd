from .models import Author, Book


def used(request, author: Author):
    books = Book.objects.filter(price=1)
    if books:
        yield books[0]
    more = Book.objects.filter(price=2)
    yield len(more)
    yield from more
    yield len(author.books.all()), bool(author.books.all())
    yield len(list(Book.objects.filter(price=3))[:3])
    yield len({book.title for book in Book.objects.filter(price=4)})
    locked = Book.objects.select_for_update().filter(price=5)
    yield len(locked)
    rows = list(Book.objects.filter(price=6))
    yield len(rows), rows
    given = Book.objects.filter(price=7) or None
    yield given
    if Book.objects.filter(price=8).exists() or Book.objects.filter(price=9).count() > 1:
        yield 1
    yield (found := Book.objects.filter(price=10)) and found[0]


def rendered(request):
    books = Book.objects.filter(price=1)
    if not books:
        return None
    return render(request, "books.html", locals())


def kept(self):
    self.books = Book.objects.filter(price=1)
    if self.books:
        return 1
    for books in [Book.objects.filter(price=2)]:
        if books:
            return books
    return 0
