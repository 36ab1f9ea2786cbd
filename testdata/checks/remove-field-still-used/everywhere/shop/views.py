from .models import Book


def cheap(request):
    return Book.objects.filter(price__lt=10)  # expect: lookup-field-unknown
