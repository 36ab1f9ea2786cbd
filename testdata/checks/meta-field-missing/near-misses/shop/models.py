from django.db import models
from django.db.models.functions import Lower
from reviews import Reviewed


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=20)
    pages = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE)

    class Meta:
        ordering = ["-title", "?", "pk", "author_id", "author__name", "title__lower", models.F("titel").desc(), "chapter"]
        unique_together = ("title", "author_id")
        indexes = [models.Index("author", Lower("title").desc(), name="lower_title")]
        constraints = [
            models.CheckConstraint(condition=models.Q(author__gt=1) | ~models.Q(title__startswith="x"), name="one"),
            models.UniqueConstraint(Lower("title"), "pages", name="two"),
        ]


class Chapter(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)


class Review(Reviewed):
    class Meta:
        ordering = ["stars"]
