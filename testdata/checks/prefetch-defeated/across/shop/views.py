from django.views.generic import ListView

from .models import Book


class BookList(ListView):
    queryset = Book.objects.prefetch_related("tags")
