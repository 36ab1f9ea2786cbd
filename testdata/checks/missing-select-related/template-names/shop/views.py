from django.shortcuts import render
from django.views.generic import ListView

from .models import Author, Book

FOLDER = "shop/"


def show(request, name, **context):
    return render(request, f"shop/{name}.html", context)


def by_format(request):
    return show(request, "by_format", books=Book.objects.all())


def by_sum(request):
    return render(request, FOLDER + "by_sum.html", {"books": Book.objects.all()})


def by_request(request, name):
    return show(request, name, books=Book.objects.all())


class Child(ListView):
    model = Book
    template_name = "shop/child.html"


class LoadedChild(ListView):
    queryset = Author.objects.select_related("publisher")
    template_name = "shop/child_of_authors.html"
