from django.db import models


class Book(models.Model):
    name = models.CharField(max_length=60)
    day = models.DateField()
    price = models.DecimalField(max_digits=9, decimal_places=2)
