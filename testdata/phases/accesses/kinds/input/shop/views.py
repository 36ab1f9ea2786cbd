from django.db.models import Prefetch

from .models import Author, Book, Page, Publisher


def to_one():
    for book in Book.objects.all():
        print(book.author.publisher.name)


def reverse_one_to_one():
    return [author.user.email for author in Author.objects.filter(publisher=None)]


def to_many():
    for book in Book.objects.order_by("title"):
        for tag in book.tags.all():
            print(tag.word)


def both():
    return {book: [page.number for page in book.page_set.all()] for book in Book.objects.select_related("author")}


def nested():
    for publisher in Publisher.objects.all():
        for author in publisher.authors.all():
            for book in author.books.all():
                print(book.title)


def per_row():
    for author in Author.objects.all():
        print(Book.objects.filter(author=author).count())


def deferred():
    for book in Book.objects.only("id"):
        print(book.title)


def loaded():
    books = Book.objects.select_related("author__publisher").prefetch_related("tags", Prefetch("page_set"))
    for book in books:
        print(book.author.publisher.name, [tag.word for tag in book.tags.all()], book.page_set.count())


def known_parent(author):
    for book in author.books.all():
        print(book.author.user_id)


def one_row():
    for book in Book.objects.filter(pk=1)[:1]:
        print(book.author.publisher)


def columns():
    for book in Book.objects.values("author"):
        print(book["author"])
    for book in Book.objects.all():
        print(book.author_id)


def unknown(rows, factory):
    for row in rows:
        print(row.author.publisher)
    for row in factory().filter(x=1):
        print(row.author.publisher)
