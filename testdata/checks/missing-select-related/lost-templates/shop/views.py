from django.shortcuts import render

from .models import Book


def books(request):
    return render(request, "shop/books.html", {"books": Book.objects.all()})


def themed(request):
    return render(request, "shop/themed.html", {"books": Book.objects.all()})


def one_of_two(request):
    return render(request, "desk/books.html", {"books": Book.objects.all()})
