from django.db.models import Prefetch

from .models import Author, Book, Genre, Key


def listing(request, names):
    one = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.only("title", "author")))
    two = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.only("title", "author_id")))
    three = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.only("author__name")))
    four = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.defer("price")))
    five = Book.objects.prefetch_related(Prefetch("genres", queryset=Genre.objects.only("label")))
    six = Book.objects.prefetch_related(Prefetch("author", queryset=Author.objects.only("name")))
    seven = Book.objects.prefetch_related(Prefetch("key", queryset=Key.objects.only("text")))
    eight = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.only(*names)))
    nine = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.only("title").only("author")))
    ten = Author.objects.prefetch_related(Prefetch("books", queryset=Book.objects.all()))
    return one, two, three, four, five, six, seven, eight, nine, ten
