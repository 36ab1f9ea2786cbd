from .models import Author, Book


def detail(request, pk):
    # expect(L2): queryset-method-on-row "`get()` gives a row of shop.Book, which has no `select_related()`"
    book = Book.objects.get(pk=pk).select_related("author")
    other = Book.objects.filter(price=1).first().prefetch_related("genres")  # expect: queryset-method-on-row
    Author.objects.latest("pk").update(name="A")  # expect: queryset-method-on-row
    return book, other
