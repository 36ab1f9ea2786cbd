from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404

from .models import Author, Book


def got():
    for book in Book.objects.order_by("pk"):
        author = Author.objects.get(pk=book.author_id)  # expect: query-in-loop "shop.Author"
        print(author.name)


def filtered():
    for book in Book.objects.all():
        print(Author.objects.filter(pk=book.author_id).first())  # expect: query-in-loop
        print(Author.objects.filter(pk=book.author_id).exists())


def through_a_variable():
    for book in Book.objects.all():
        key = book.author_id
        print(Author.objects.filter(pk=key).count())  # expect: query-in-loop


def shortcut():
    return [get_object_or_404(Author, pk=book.author_id) for book in Book.objects.all()]  # expect: query-in-loop


def refined_manager():
    for author in Author.objects.prefetch_related("books"):
        for book in author.books.filter(in_print=True):  # expect: prefetch-defeated
            print(book.title)


def values_of_a_manager():
    return [list(author.books.values_list("pk", flat=True)) for author in Author.objects.all()]  # expect: query-in-loop


def keys():
    for pk in Book.objects.values_list("author_id", flat=True):
        print(Author.objects.get(pk=pk).name)  # expect: query-in-loop


def latest_of_each():
    for author in Author.objects.all():
        latest = author.books.order_by("-pk").first()  # expect: query-in-loop
        print(latest)


def relation_of_something_else(author: Author):
    for book in Book.objects.all():
        print(author.books.get(title=book.title))  # expect: query-in-loop


def users_of_django():
    for user in User.objects.all():
        print(Author.objects.filter(name=user.username).count())  # expect: query-in-loop


def children_of_one_row(pk):
    author = Author.objects.get(pk=pk)
    for book in author.books.all():
        print(book.tags.filter(word="new").exists())  # expect: query-in-loop


def told_or_first(book):
    told = remote.author_of(book.title)
    if told:
        return told
    return Author.objects.filter(books=book).first()


def what_is_told_is_not_kept():
    for book in Book.objects.all():
        print(told_or_first(book))  # expect: query-in-loop


def a_list_is_no_cache(known):
    for book in Book.objects.all():
        if book.author_id in known:
            print(book)
        else:
            print(Book.objects.filter(author=book.author_id).count())  # expect: query-in-loop
