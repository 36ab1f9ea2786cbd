from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=40)
    price = models.IntegerField(null=True)
    isbn = models.CharField(max_length=13, null=True)
