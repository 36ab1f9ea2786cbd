from django.contrib.auth import get_user_model
from django.db import models


class Author(models.Model):
    pass


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    owner = models.ForeignKey(get_user_model(), models.CASCADE)


class Chapter(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)
