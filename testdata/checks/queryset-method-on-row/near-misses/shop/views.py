from .models import Book, Imported, Shelf


def detail(request, pk):
    book = Book.objects.select_related("author").get(pk=pk)
    Book.objects.get(pk=pk).delete()
    Book.objects.get(pk=pk).genres.all().count()
    Shelf.objects.get(pk=pk).filter(price=1)
    Imported.objects.get(pk=pk).filter(price=1)
    Book.objects.values().first().values()
    Book.objects.aggregate(n=1).values()
    try:
        return Book.objects.first().count()
    except AttributeError:
        return book
