from django.db import models


class Shop(models.Model):
    name = models.CharField(max_length=80)


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    made_by = models.ForeignKey(Author, on_delete=models.CASCADE, editable=False, related_name="+")


class Copy(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
