from django.shortcuts import get_object_or_404, render

from .forms import BookForm, BookFormSet, ShopBooks, TitleFormSet
from .models import Book, Shop


def books(request):
    formset = BookFormSet(queryset=Book.objects.order_by("title"))
    return render(request, "shop/books.html", {"formset": formset})


def titles(request):
    formset = TitleFormSet(queryset=Book.objects.select_related("author"))
    return render(request, "shop/titles.html", {"formset": formset})


def of_shop(request, pk):
    shop = get_object_or_404(Shop, pk=pk)
    return render(request, "shop/inline.html", {"formset": ShopBooks(instance=shop)})


def one(request, pk):
    form = BookForm(instance=get_object_or_404(Book, pk=pk))
    return render(request, "shop/one.html", {"form": form})
