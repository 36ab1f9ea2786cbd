from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)
    sold_books = models.IntegerField(default=0)


class Shelf(models.Model):
    number = models.IntegerField(default=0)
    books = models.ManyToManyField("Book", related_name="shelves")


class Book(models.Model):
    title = models.CharField(max_length=80)
    lent = models.BooleanField(default=False)
    sold = models.BooleanField(default=False)
    pages = models.IntegerField(default=0)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    critic = models.CharField(max_length=80)
    stars = models.IntegerField(default=0)
