from django.db import models

from orders.pricing import price_of


class Book(models.Model):
    price = models.IntegerField(default=price_of)
