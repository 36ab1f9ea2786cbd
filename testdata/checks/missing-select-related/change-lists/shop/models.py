from django.db import models


class Owner(models.Model):
    name = models.CharField(max_length=80)


class Publisher(models.Model):
    name = models.CharField(max_length=80)
    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)


class Author(models.Model):
    name = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    editor = models.ForeignKey(Author, on_delete=models.SET_NULL, null=True, related_name="+")


class Copy(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)


class Loan(models.Model):
    copy = models.ForeignKey(Copy, on_delete=models.CASCADE)


class Note(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
