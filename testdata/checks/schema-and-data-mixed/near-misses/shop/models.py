from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    price = models.IntegerField(null=True)
    size = models.IntegerField(null=True, help_text="in cm")
    old = models.IntegerField(null=True)


class Shelf(models.Model):
    pass
