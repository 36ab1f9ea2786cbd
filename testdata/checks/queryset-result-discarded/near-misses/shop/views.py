from django.core.exceptions import FieldError

from .models import Author, Book


def effects(request, queryset, columns):
    Book.objects.filter(price=0).delete()
    Book.objects.filter(price=0).update(price=1)
    Book.objects.archive()
    Book.objects.get(pk=1)
    Book.objects.create(title="A", price=1, author_id=1)
    queryset.filter(price=0)
    columns.filter("A")
    books = Book.objects.all()
    books = books.filter(price=1)
    titles = list(books.values("title"))
    titles.reverse()
    return books


def validated(request):
    try:
        Book.objects.filter(**request.GET.dict())
    except FieldError:
        return None
    author = Author.objects.first()
    author.books.add(Book.objects.first())
    return author.books.all()
