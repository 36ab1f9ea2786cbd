import itertools

from django.db import models

from .models import Author, Book, Cover


def plain_loop():
    lines = []
    for book in Book.objects.all():
        lines.append(book.author.name)  # expect: missing-select-related
    return lines


def filtered_chain():
    books = Book.objects.filter(in_print=True).exclude(title="").order_by("title")
    for book in books:
        print(f"{book.title}: {book.author.name}")  # expect: missing-select-related


def comprehensions():
    books = Book.objects.order_by("pk")
    names = [book.author.name for book in books]  # expect: missing-select-related
    return names


def generator_argument():
    return ", ".join(book.author.name for book in Book.objects.all())  # expect: missing-select-related


def dictionary():
    return {cover.book.title: cover.artist for cover in Cover.objects.all()}  # expect: missing-select-related


def reverse_one_to_one():
    return [book.cover.artist for book in Book.objects.all()]  # expect: missing-select-related


def tested_with_hasattr():
    return [hasattr(book, "cover") for book in Book.objects.all()]  # expect: missing-select-related


def two_hops():
    for book in Book.objects.select_related("author"):
        print(book.author.publisher.name)  # expect: missing-select-related "author__publisher"


def both_hops_missing():
    for book in Book.objects.all():
        print(book.author.publisher.name)  # expect: missing-select-related "author__publisher"


def sorted_by_key():
    return sorted(Book.objects.all(), key=lambda book: book.author.name)  # expect: missing-select-related


def mapped():
    return list(map(lambda book: book.author.name, Book.objects.all()))  # expect: missing-select-related


def wrapped():
    for index, book in enumerate(Book.objects.iterator()):
        print(index, book.author.name)  # expect: missing-select-related
    for index, book in enumerate(itertools.chain(Book.objects.all(), [])):
        print(index, book.author.name)  # expect: missing-select-related
    for number, book in zip(range(9), reversed(Book.objects.order_by("pk"))):
        print(number, book.author.name)  # expect: missing-select-related


def bare_select_related_skips_nullable():
    return [book.editor for book in Book.objects.select_related()]  # expect: missing-select-related


def cleared():
    books = Book.objects.select_related("author").select_related(None)
    return [book.author.name for book in books]  # expect: missing-select-related


def several_relations():
    for book in Book.objects.select_related("cover"):
        print(book.author.name)  # expect: missing-select-related "author"
        print(book.cover.artist)
        print(book.editor)  # expect: missing-select-related "editor"


def one_finding_for_each_relation():
    for book in Book.objects.all():
        print(book.author.name)  # expect: missing-select-related
        print(book.author.pk, book.author.mentor_id)


def children_of_one_parent(publisher_id):
    from .models import Publisher

    publisher = Publisher.objects.get(pk=publisher_id)
    for author in publisher.authors.all():
        print(author.mentor)  # expect: missing-select-related "mentor"


def children_of_a_row_with_its_loads():
    author = Author.objects.prefetch_related("books").get(name="Ann")
    return [book.editor for book in author.books.filter(in_print=True)]  # expect: missing-select-related "editor"


class Shelf(models.Model):
    books = models.ManyToManyField(Book)

    def names(self):
        return [book.author.name for book in self.books.filter(in_print=True)]  # expect: missing-select-related
