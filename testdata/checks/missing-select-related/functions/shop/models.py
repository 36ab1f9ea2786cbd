from django.db import models
from django.utils.functional import cached_property

from .managers import BookManager, BookQuerySet, LoadedManager, PlainManager


class Country(models.Model):
    name = models.CharField(max_length=80)


class Author(models.Model):
    name = models.CharField(max_length=80)
    country = models.ForeignKey(Country, on_delete=models.CASCADE)
    user = models.ForeignKey("auth.User", null=True, on_delete=models.CASCADE, related_name="authors")

    def __str__(self):
        return f"{self.name} ({self.country.name})"

    def shelf(self):
        return [book.series.name for book in self.books.all()]  # expect: missing-select-related


class Series(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    series = models.ForeignKey(Series, null=True, on_delete=models.SET_NULL)

    objects = BookManager()
    loaded = LoadedManager()
    plain = PlainManager()
    querysets = BookQuerySet.as_manager()

    @property
    def byline(self):
        return "by " + self.author.name

    def _get_credit(self):
        return self.author.name

    credit = property(_get_credit)

    @cached_property
    def origin(self):
        return self.describe_origin()

    def describe_origin(self):
        return self.home().name

    def home(self):
        return self.author.country

    def save(self, **kwargs):
        self.title = f"{self.title}, {self.author.name}"
        super().save(**kwargs)


class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE, related_name="cover")
