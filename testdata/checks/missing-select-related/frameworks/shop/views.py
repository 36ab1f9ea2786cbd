from django.core.paginator import Paginator
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.views.generic import DetailView, ListView, TemplateView

from .models import Author, Book


def shelf(request):
    return render(request, "shop/shelf.html", {"books": Book.objects.order_by("title")})


def shelf_with_authors(request):
    return render(request, "shop/shelf_loaded.html", {"books": Book.objects.select_related("author")})


def pages(request):
    page = Paginator(Book.objects.all(), 20).get_page(request.GET.get("page"))
    return TemplateResponse(request, "shop/pages.html", {"page": page})


def pairs(request):
    rows = [{"book": book, "position": n} for n, book in enumerate(Book.objects.all())]
    return render(request, "shop/pairs.html", {"rows": rows})


class BookList(ListView):  # its template is shop/book_list.html
    model = Book


class NamedList(ListView):
    queryset = Book.objects.all()
    context_object_name = "things"
    template_name = "shop/named.html"

    def get_queryset(self):
        return super().get_queryset().select_related("author")


class Together(TemplateView):
    template_name = "shop/together.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["groups"] = Book.objects.select_related("publisher")
        return context


class AuthorDetail(DetailView):  # one author: what is read of it costs one query
    model = Author
    template_name = "shop/author.html"
