from django.contrib.sitemaps import GenericSitemap, Sitemap

from .models import Author, Book


class BookSitemap(Sitemap):  # expect: missing-select-related
    priority = 0.5

    def items(self):
        return Book.objects.all()

    def lastmod(self, book):
        return book.changed_at


class LoadedSitemap(Sitemap):
    def items(self):
        return Author.objects.select_related("publisher")


class PathSitemap(Sitemap):
    def items(self):
        return Book.objects.all()

    def location(self, book):
        return f"/books/{book.pk}/"

    def lastmod(self, book):
        return book.author.name  # expect: missing-select-related


sitemaps = {"books": BookSitemap, "authors": GenericSitemap({"queryset": Author.objects.select_related("publisher")})}
