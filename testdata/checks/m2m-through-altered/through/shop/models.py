from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    authors = models.ManyToManyField("Author", through="Writing")


class Writing(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    author = models.ForeignKey("Author", on_delete=models.CASCADE)


class Author(models.Model):
    pass
