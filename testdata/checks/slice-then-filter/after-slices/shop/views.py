from .models import Author, Book


def listing(request):
    newest = Book.objects.order_by("-pk")[:10]
    one = newest.filter(price=1)  # expect(L2): slice-then-filter "`filter()` after a slice"
    two = newest.exclude(price=1)  # expect: slice-then-filter
    three = newest.select_related("author").order_by("title")  # expect: slice-then-filter
    four = Book.objects.all()[5:].reverse()  # expect: slice-then-filter
    five = Book.objects.all()[:1].get(title="A")  # expect: slice-then-filter
    newest.delete()  # expect: slice-then-filter
    Book.objects.filter(price=1)[:100].update(price=2)  # expect: slice-then-filter
    return one, two, three, four, five


def of_author(author: Author):
    return author.books.all()[2:4].distinct()  # expect: slice-then-filter
