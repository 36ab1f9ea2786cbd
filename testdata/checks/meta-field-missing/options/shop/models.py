from django.db import models
from django.db.models.functions import Lower

from .base import Author, Dated


class Paper(Dated):
    pass


class Book(models.Model):
    title = models.CharField(max_length=20)
    pages = models.IntegerField()
    author = models.ForeignKey(Author, models.CASCADE)
    editors = models.ManyToManyField(Author, related_name="edited")

    class Meta:
        ordering = ["author__nme", "-title"]  # expect: meta-field-missing
        unique_together = [("title", "page"), ("title", "editors")]  # expect: meta-field-missing, meta-field-missing
        indexes = [
            models.Index(Lower("titel"), name="lower_title"),  # expect: meta-field-missing
        ]
        constraints = [
            models.UniqueConstraint(fields=["titl"], name="one"),  # expect: meta-field-missing
            models.CheckConstraint(condition=models.Q(page__gt=1), name="two"),  # expect: meta-field-missing
            models.CheckConstraint(condition=models.Q(author__name="x"), name="three"),  # expect: meta-field-missing
        ]


class Novel(Book):
    plot = models.TextField()

    class Meta:
        unique_together = [("title", "plot")]  # expect: meta-field-missing "parent"
