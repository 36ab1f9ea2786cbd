from django.shortcuts import render

from .models import Author, Book


def books(request):
    context = {"books": Book.objects.all(), "loaded": Book.objects.select_related("author__publisher")}
    context["written"] = Book.objects.filter(title="A")
    context["boxed"] = Book.objects.filter(title="B")
    return render(request, "shop/books.jinja", context, using="jinja2")


def filtered(request):
    context = {"books": Book.objects.all(), "loaded": Book.objects.select_related("author__publisher")}
    context["named"] = Book.objects.filter(title="A")
    return render(request, "shop/filtered.jinja", context, using="jinja2")


def authors(request):
    return render(request, "shop/authors.jinja", {"authors": Author.objects.prefetch_related("books")}, using="jinja2")


def by_content(request):
    context = {"books": Book.objects.all(), "loaded": Book.objects.select_related("author")}
    return render(request, "shop/by_content.html", context)


def of_django(request):
    return render(request, "shop/of_django.html", {"books": Book.objects.all()})
