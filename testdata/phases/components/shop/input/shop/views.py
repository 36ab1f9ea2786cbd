from django.views.generic import DetailView, ListView
from rest_framework import generics, viewsets

from .forms import BookForm
from .models import Author, Book
from .serializers import AuthorSerializer, BookSerializer


def index(request):
    pass


def helper(request):
    pass


class Books(ListView):
    model = Book
    template_name = "shop/books.html"


class Special(Books):
    form_class = BookForm


class Computed(DetailView):
    def get_queryset(self):
        return Book.objects.all()


class AuthorList(generics.ListAPIView):
    queryset = Author.objects.prefetch_related("book_set").all()
    serializer_class = AuthorSerializer


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.all()
    serializer_class = BookSerializer
