from django.shortcuts import render
from django.views.generic import ListView

from .models import Author, Book


def shelf(request):
    context = {"books": Book.objects.all()}
    if request.GET:
        context["found"] = Book.objects.filter(title=request.GET["title"])
        context["title"] = request.GET["title"]
    else:
        context["all"] = Book.objects.select_related("author")
    return render(request, "shop/shelf.html", context)


class Books(ListView):
    model = Book
    template_name = "shop/books.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if self.request.user.is_staff:
            context["authors"] = Author.objects.all()
            context["books"] = Book.objects.select_related("author")
        elif self.request.GET:
            context["books"] = Book.objects.filter(title="A").select_related("author")
        else:
            context["books"] = []
        return context


def visible(user):
    if user.is_anonymous:
        return Book.objects.none()
    return Book.objects.all()


def visible_loaded(user):
    if user.is_anonymous:
        return Book.objects.none()
    return Book.objects.select_related("author")


def names(request):
    shown = [book.author.name for book in visible(request.user)]  # expect: missing-select-related "author"
    loaded = [book.author.name for book in visible_loaded(request.user)]
    nothing = [book.author.name for book in Book.objects.none()]
    return shown, loaded, nothing
