from .models import Author, Book


def listing(request):
    books = Book.objects.all()
    if "cheap" in request.GET:
        books.filter(price__lt=10)  # expect(L2): queryset-result-discarded "`filter()` gives a new queryset"
    books.order_by("title")  # expect: queryset-result-discarded
    books.select_related("author")  # expect: queryset-result-discarded
    Book.objects.filter(price=0).exclude(title="")  # expect: queryset-result-discarded
    return books


def of_author(request, pk):
    author = Author.objects.get(pk=pk)
    author.books.all()  # expect: queryset-result-discarded "`all()`"
    for book in author.books.all():
        book.genres.prefetch_related("book_set")  # expect: queryset-result-discarded
    author.books.values("title")  # expect: queryset-result-discarded
