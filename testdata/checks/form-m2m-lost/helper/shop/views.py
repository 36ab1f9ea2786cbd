from shop.forms import BookForm


def store(form):
    book = form.save(commit=False)  # known-miss: form-m2m-lost — who calls this isn't looked at
    book.save()


def add(request):
    store(BookForm(request.POST))
