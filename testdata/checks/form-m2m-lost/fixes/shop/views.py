from django.http import HttpResponse

from shop.forms import BookForm


def add(request):
    form = BookForm(request.POST)
    if form.is_valid():
        book = form.save(commit=False)  # expect: form-m2m-lost
        book.save()
    return HttpResponse("")
