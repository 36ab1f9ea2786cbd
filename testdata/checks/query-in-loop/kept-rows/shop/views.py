from django.shortcuts import render

from .models import Author


def sold():
    for author in Author.objects.order_by("name"):
        print(author.sold_titles())  # expect: query-in-loop


def lent():
    authors = Author.objects.prefetch_related("books")
    return [author.name for author in authors if author.has_lent]  # expect: prefetch-defeated


def longest():
    return [author.longest_first() for author in Author.objects.all()]  # expect: query-in-loop


def page(request):
    return render(request, "shop/authors.html", {"authors": Author.objects.all()})


def one(pk):
    return Author.objects.get(pk=pk).sold_titles()


def local():
    for author in Author.objects.all():
        print(author.books.filter(sold=True)[0:2], [b.title for b in author.books.filter(sold=True)])  # expect: query-in-loop


def text_is_compared_by_the_database():
    return [author.titled() for author in Author.objects.all()]  # expect: query-in-loop


def querysets():
    return [len(author.some()) for author in Author.objects.all()]  # expect: query-in-loop


def texts_are_sorted_by_the_database():
    return [author.by_title() for author in Author.objects.all()]  # expect: query-in-loop


def null_is_no_number():
    return [author.ranked() for author in Author.objects.all()]  # expect: query-in-loop
