from django.db import models

from .base import Dated


class Paper(Dated):
    class Meta(Dated.Meta):
        unique_together = 42  # expect: meta-option-malformed


class Author(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ("name")  # expect: meta-option-malformed


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)

    class Meta:
        ordering = ["author"]  # expect: meta-option-malformed
        order_with_respect_to = "author"
