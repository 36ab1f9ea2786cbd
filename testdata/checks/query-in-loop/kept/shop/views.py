from django.shortcuts import render

from .models import Author, Book


def reviews(request):
    return render(request, "shop/reviews.html", {"books": Book.objects.select_related("author")})


def twice():
    for book in Book.objects.all():
        print(book.first_review)  # expect: query-in-loop
        print(book.first_review, book.summary())


def two_loops():
    books = Book.objects.all()
    first = [book.first_review for book in books]  # expect: query-in-loop
    return first, [book.first_review for book in books]


def two_querysets():
    first = [book.first_review for book in Book.objects.all()]  # expect: query-in-loop
    return first, [book.first_review for book in Book.objects.all()]  # expect: query-in-loop


def asked_again_of_new_objects():
    for author in Author.objects.prefetch_related("books"):
        for book in author.books.order_by("title"):  # expect: prefetch-defeated
            print(book.first_review)  # expect: query-in-loop
        for book in author.books.order_by("title"):
            print(book.first_review)  # expect: query-in-loop


def perhaps_before(wanted):
    for book in Book.objects.all():
        if wanted:
            print(book.first_review)
        print(book.first_review)  # expect: query-in-loop


def not_kept():
    for book in Book.objects.all():
        print(book.last_review)  # expect: query-in-loop
        print(book.last_review)
