from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    price = models.IntegerField(default=0, db_default=0)
    a = models.IntegerField(default=0, null=True)


class Shelf(models.Model):
    name = models.CharField(max_length=9, default="")
