from django.shortcuts import render
from django.views.generic import TemplateView
from django_filters import FilterSet
from django_filters.views import FilterView
from django_tables2 import RequestConfig, SingleTableMixin, SingleTableView

from .models import Author, Book
from .tables import AllFields, AuthorTable, BookTable, Hidden, Inherited, LoadedTable, Loading


class Books(SingleTableView):
    model = Book
    table_class = BookTable
    template_name = "shop/table.html"


class LoadedBooks(SingleTableView):
    table_class = LoadedTable
    template_name = "shop/table.html"

    def get_queryset(self):
        return Book.objects.select_related("author__publisher").prefetch_related("tags")


class BookFilter(FilterSet):
    class Meta:
        model = Book
        fields = ["title"]


class FilteredBooks(SingleTableMixin, FilterView):
    model = Book
    table_class = AllFields
    filterset_class = BookFilter


class Loads(SingleTableMixin, TemplateView):
    table_class = Loading
    template_name = "shop/table.html"
    queryset = Book.objects.all()

    def get_table_data(self):
        return Book.objects.all()


class Shelf(SingleTableMixin, TemplateView):
    table_class = Inherited
    table_data = Book.objects.filter(title="")
    template_name = "shop/table.html"


def authors(request):
    table = AuthorTable(Author.objects.all())
    RequestConfig(request, paginate={"per_page": 25}).configure(table)
    return render(request, "shop/table.html", {"table": table})


def hidden(request):
    return render(request, "shop/table.html", {"table": Hidden(Book.objects.all())})


def written_nowhere(request):
    return BookTable(Book.objects.all())
