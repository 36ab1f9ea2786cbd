from .models import Author, Book


def answers(request, author: Author):
    if Book.objects.filter(price=1).count():  # expect(L2): count-for-existence "whether there are any"
        yield 1
    if Book.objects.filter(price=2).count() > 0:  # expect: count-for-existence
        yield 2
    if not Book.objects.count():  # expect: count-for-existence
        yield 3
    books = Book.objects.filter(price=4)
    while books.count() != 0 and request:  # expect: count-for-existence
        yield 4
    yield Book.objects.filter(price=5).count() == 0  # expect: count-for-existence
    yield 1 <= Book.objects.filter(price=6).count()  # expect: count-for-existence
    yield 1 if author.books.filter(price=7).count() else 2  # expect: count-for-existence
    yield bool(Book.objects.filter(price=8).count())  # expect: count-for-existence
    yield [n for n in request if Book.objects.cheap().count()]  # expect: count-for-existence
