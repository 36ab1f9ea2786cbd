from django.contrib.postgres.fields import ArrayField
from django.db import models


class Book(models.Model):
    names = ArrayField(models.CharField(max_length=9))
    prices = ArrayField(ArrayField(models.DecimalField(max_digits=4, decimal_places=4)))
