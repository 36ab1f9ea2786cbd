from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    authors = models.ManyToManyField(Author, through="Contribution", related_name="books")
    readers = models.ManyToManyField(Author, related_name="read")


class Contribution(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    part = models.CharField(max_length=80)
