from django.db import models


class Shelf(models.Model):
    title = models.CharField(max_length=60)
    price = models.IntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(price__gte=0), name="price_positive")]


class Book(models.Model):
    title = models.CharField(max_length=60)
