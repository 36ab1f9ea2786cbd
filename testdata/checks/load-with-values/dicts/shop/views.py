from .models import Book


def rows(request):
    one = Book.objects.values("title").select_related("author")  # expect(L2): load-with-values "this raises TypeError"
    two = Book.objects.values_list("title").only("title")  # expect: load-with-values "raises"
    three = Book.objects.values("title").filter(price=1).defer("price")  # expect: load-with-values "raises"
    four = Book.objects.select_related("author").values("author__name")  # expect: load-with-values "no effect"
    five = Book.objects.prefetch_related("genres").filter(price=1).values("pk")  # expect: load-with-values "no effect"
    six = Book.objects.values("title").prefetch_related("genres")  # expect: load-with-values "no effect"
    return one, two, three, four, five, six
