from django.http import HttpResponse
from django.views.generic import CreateView, FormView

from shop.forms import BookForm, ComicForm
from shop.models import Comic


def add(request):
    form = BookForm(request.POST)
    if form.is_valid():
        book = form.save(commit=False)  # expect: form-m2m-lost "What the form holds for tags is lost: nothing calls form.save_m2m() after book.save()"
        book.pages = 1
        book.save()
    return HttpResponse("")


class AddBook(FormView):
    form_class = BookForm

    def form_valid(self, form):
        row = form.save(commit=False)  # expect: form-m2m-lost
        row.save()
        return HttpResponse("")


class AddComic(CreateView):
    model = Comic
    form_class = ComicForm

    def form_valid(self, form):
        comic = form.save(False)  # expect: form-m2m-lost "for related is lost"
        comic.save()
        return HttpResponse("")


class OwnForm(BookForm):
    def save(self, commit=True):
        book = super().save(commit=False)  # expect: form-m2m-lost "nothing calls self.save_m2m()"
        book.pages = 3
        if commit:
            book.save()
        return book
