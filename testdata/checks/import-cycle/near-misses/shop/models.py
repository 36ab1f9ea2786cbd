from django.db import models

LIMIT = 3

from .managers import BookManager


class Book(models.Model):
    title = models.CharField(max_length=100)
    objects = BookManager()
