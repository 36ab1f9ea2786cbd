from django.db import models


def order():
    return ["name"]


class Author(models.Model):
    name = models.CharField(max_length=20)
    nick = models.CharField(max_length=20)

    class Meta:
        ordering = order()
        unique_together = ("name", "nick")


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)

    class Meta:
        ordering = []
        order_with_respect_to = "author"
