from django.db import models
from django.urls import reverse

from core.models import Record


class Publisher(Record):
    name = models.CharField(max_length=200, unique=True)
    country = models.CharField(max_length=2)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Author(Record):
    name = models.CharField(max_length=200)
    born = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Profile(models.Model):
    """The page an author writes about themself; not every author has one."""

    author = models.OneToOneField(
        Author, on_delete=models.CASCADE, related_name="profile"
    )
    website = models.URLField(blank=True)
    biography = models.TextField(blank=True)

    def __str__(self):
        return self.website


class Genre(models.Model):
    name = models.CharField(max_length=80, unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="children"
    )

    def __str__(self):
        return self.name


class BookQuerySet(models.QuerySet):
    def in_print(self):
        return self.filter(out_of_print=False)

    def for_listing(self):
        """With everything that a line of the catalogue shows."""
        return self.select_related("publisher").prefetch_related("authors")


class Book(Record):
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    isbn = models.CharField(max_length=13, blank=True)
    price = models.DecimalField(max_digits=7, decimal_places=2)
    stock = models.PositiveIntegerField(default=0)
    published = models.DateField(null=True, blank=True)
    out_of_print = models.BooleanField(default=False)
    publisher = models.ForeignKey(
        Publisher, on_delete=models.PROTECT, related_name="books"
    )
    authors = models.ManyToManyField(Author, related_name="books")
    genres = models.ManyToManyField(Genre, blank=True)
    sequel_of = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="sequel"
    )

    objects = BookQuerySet.as_manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("catalog:book", args=[self.slug])


class AudioBook(Book):
    narrator = models.ForeignKey(
        Author, on_delete=models.PROTECT, related_name="narrations"
    )
    minutes = models.PositiveIntegerField()
