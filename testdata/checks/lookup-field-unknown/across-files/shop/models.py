from .people import Person

from django.db import models


class Order(models.Model):
    buyer = models.ForeignKey(Person, on_delete=models.CASCADE)


class OpenOrders(models.Manager):
    def get_queryset(self):
        return super().get_queryset().annotate(size=models.Count("lines"))


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    objects = models.Manager()
