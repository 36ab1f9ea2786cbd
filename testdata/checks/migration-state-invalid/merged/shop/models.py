from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=9)
    price = models.IntegerField()
    isbn = models.CharField(max_length=13)
