from django.conf import settings
from django.db import models


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["created"]


class Author(Stamped):  # expect(L2): migration-drift "shop.Author has no migration"
    name = models.CharField("full name", max_length=40)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE)


class Book(models.Model):  # expect(L2): migration-drift "shop.Book has no migration"
    authors = models.ManyToManyField(Author, related_name="books")
    first = models.ForeignKey("Author", models.SET_NULL, null=True, limit_choices_to={"name": "A"})
    title = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["title"], name="by_title")]  # expect(L2): migration-drift "AddIndex"
        unique_together = ("title", "first")


class Novel(Book):  # expect(L2): migration-drift "shop.Novel has no migration"
    pages = models.IntegerField()


class Proxy(Book):  # expect(L2): migration-drift "shop.Proxy has no migration"
    class Meta:
        proxy = True
