import django_tables2 as tables
from django_tables2.utils import A

from .models import Author, Book


class BookTable(tables.Table):
    publisher = tables.Column(accessor="author__publisher__name")  # expect: missing-select-related
    tags = tables.ManyToManyColumn(transform=lambda tag: tag.name)  # expect: missing-prefetch-related

    class Meta:
        model = Book
        fields = ("title", "author_id", "publisher", "tags")


class AuthorTable(tables.Table):
    name = tables.LinkColumn("author", args=[A("pk")])
    books = tables.Column(verbose_name="Books", empty_values=())
    home = tables.Column(empty_values=(), linkify=("publisher", [A("publisher.name")]))  # expect: missing-select-related

    def render_books(self, record):
        return ", ".join(book.title for book in record.books.all())  # expect: missing-prefetch-related

    class Meta:
        model = Author
        fields = ("name",)


class AllFields(tables.Table):  # expect: missing-select-related
    class Meta:
        model = Book


class LoadedTable(tables.Table):
    author = tables.Column(linkify=True)
    publisher = tables.Column("Publisher", "author__publisher")
    tags = tables.ManyToManyColumn()
    hidden = tables.Column(accessor="author__publisher__name", visible=False)
    shelf = tables.TemplateColumn(template_name="shop/shelf.html")


class Hidden(tables.Table):
    title = tables.Column()
    author = tables.Column(visible=False)
    publisher = tables.Column(accessor="author.publisher")

    class Meta:
        exclude = ["publisher"]


class Loading(tables.Table):
    author = tables.Column(accessor="author.name")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.data.data = self.data.data.select_related("author")


class Inherited(BookTable):
    tags = None
    publisher = None
    shelf = tables.TemplateColumn(template_name="shop/shelf.html")
