from django.http import HttpResponse

from shop.forms import BookForm, PagesForm


def with_m2m(request):
    form = BookForm(request.POST)
    book = form.save(commit=False)
    book.save()
    form.save_m2m()
    return HttpResponse("")


def without_field(request):
    form = PagesForm(request.POST)
    book = form.save(commit=False)
    book.save()
    return HttpResponse("")


def by_hand(request):
    form = BookForm(request.POST)
    book = form.save(commit=False)
    book.save()
    book.tags.set(form.cleaned_data["tags"])
    return HttpResponse("")


def at_once(request):
    form = BookForm(request.POST)
    book = form.save()
    book.save()
    return HttpResponse("")


def not_saved(request):
    form = BookForm(request.POST)
    book = form.save(commit=False)
    return HttpResponse(book.title)


def one_of_two(request):
    form = BookForm(request.POST) if request.user else PagesForm(request.POST)
    book = form.save(commit=False)
    book.save()
    return HttpResponse("")


class OwnForm(BookForm):
    def save(self, commit=True):
        book = super().save(commit=False)
        book.pages = 3
        if commit:
            book.save()
            self._save_m2m()
        return book
