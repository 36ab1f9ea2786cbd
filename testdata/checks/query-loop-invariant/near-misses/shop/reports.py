import datetime

from .models import Author, Book


def depends():
    for author in Author.objects.all():
        print(Book.objects.filter(author=author).count())  # expect: query-in-loop


def before_the_loop():
    total = Book.objects.count()
    books = Book.objects.all()
    for author in Author.objects.all():
        print(author.name, total)
        for book in books:
            print(book.title)


def own_rows():
    books = Book.objects.all()
    for book in books:
        print(book.title, books.count())


def writes():
    for author in Author.objects.all():
        Book.objects.create(author=author)
        print(Book.objects.count())


def hidden_writes(notify):
    for author in Author.objects.all():
        notify.delete(author)
        print(Book.objects.count())


def other_variable():
    title = "A"
    for author in Author.objects.all():
        print(Book.objects.filter(title=title).count())  # expect: query-in-loop
        title = author.name


def clock():
    for author in Author.objects.all():
        print(author.name, Book.objects.filter(title=datetime.datetime.now()).count())


def random():
    for author in Author.objects.all():
        print(author.name, Book.objects.order_by("?").first())


def lazily():
    for author in Author.objects.all():
        books = Book.objects.filter(in_print=True)
        print(author.name, Author.objects.filter(books__in=books))


def sometimes():
    for author in Author.objects.all():
        if author.name == "":
            print(Book.objects.count())


def in_the_first_pass():
    books = None
    for author in Author.objects.all():
        if books is None:
            books = list(Book.objects.all())
        print(author.name, books)


def few():
    for author in Author.objects.all()[:3]:
        print(author.name, Book.objects.count())


def of_a_list(names):
    for name in names:
        print(name, Book.objects.count())
