from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404

from .models import Author, Book


class BookFeed(Feed):
    title = "Books"
    link = "/books/"

    def items(self):
        return Book.objects.order_by("-changed_at")

    def item_link(self, item):
        return f"/books/{item.pk}/"

    def item_author_name(self, item):
        return item.author.name  # expect: missing-select-related


class LoadedFeed(Feed):
    def items(self):
        return Book.objects.select_related("author__publisher")

    def item_title(self, item):
        return item.author.name

    def item_description(self, item):
        return item.author.publisher.name


class FewItemsFeed(Feed):
    def items(self):
        return Book.objects.all()[:5]

    def item_title(self, item):
        return item.author.name


class AuthorFeed(Feed):
    def get_object(self, request, pk):
        return get_object_or_404(Author, pk=pk)

    def title(self, author):
        return author.publisher.name

    def items(self, author):
        return author.books.all()

    def item_link(self):
        return "/"

    def item_title(self, item):
        return item.author.name


class NamesFeed(Feed):  # expect: missing-select-related
    item_link = "/"

    def items(self):
        return Author.objects.all()


class TemplateFeed(Feed):
    title_template = "shop/feed_title.html"
    item_link = "/"
    item_description = "A book"

    def items(self):
        return Book.objects.all()

    def get_context_data(self, **kwargs):
        return {"book": kwargs["item"]}


class PlainClass:
    def items(self):
        return Book.objects.all()

    def item_title(self, item):
        return item.author.name
