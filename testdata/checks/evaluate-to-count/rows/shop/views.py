from .models import Author, Book


def temporary(request, author: Author):
    if Book.objects.filter(price=1):  # expect(L2): evaluate-to-count "to see whether there are any, and never used"
        yield 1
    yield len(Book.objects.filter(price=2))  # expect: evaluate-to-count "to be counted"
    yield len(list(author.books.filter(price=3)))  # expect: evaluate-to-count
    if len(Book.objects.exclude(price=4)) > 0:  # expect: evaluate-to-count "whether there are any"
        yield 4
    yield bool(Book.objects.all())  # expect: evaluate-to-count
    yield 1 if not Book.objects.filter(price=5) else 2  # expect: evaluate-to-count


def named(request):
    books = Book.objects.filter(title="A")
    if not books:  # expect: evaluate-to-count
        return 0
    others = Book.objects.exclude(title="A")
    return len(others)  # expect: evaluate-to-count
