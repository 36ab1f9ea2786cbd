from django.db import models

from shop import receivers

__all__ = ["receivers"]


class Order(models.Model):
    number = models.IntegerField()
