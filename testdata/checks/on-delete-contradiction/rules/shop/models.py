from django.db import models

from .base import Author, Work

RULE = models.SET_DEFAULT


class Book(Work):
    editor = models.ForeignKey(Author, on_delete=RULE, related_name="+")  # expect: on-delete-contradiction


class Page(models.Model):  # expect: on-delete-contradiction "mixes"
    one = models.ForeignKey(Author, models.DB_CASCADE, related_name="+")
    two = models.ForeignKey(Author, models.CASCADE, related_name="+")
