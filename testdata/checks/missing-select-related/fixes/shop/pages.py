# A class that says only whose rows it lists.
from django.views.generic import ListView

from .models import Book


class BookList(ListView):
    model = Book  # all of them
    template_name = "shop/list.html"
