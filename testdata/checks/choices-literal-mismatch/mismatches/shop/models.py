import os

from django.db import models

SIZES = (("Small", (("s", "S"), ("xs", "XS"))), ("l", "L"))


class State(models.TextChoices):
    NEW = "new", "New"
    SENT = "sent", "Sent"


class Dated(models.Model):
    state = models.CharField(max_length=9, choices=State.choices, default=State.NEW)

    class Meta:
        abstract = True


class Order(Dated):
    size = models.CharField(max_length=2, choices=SIZES, blank=True)
    colour = models.CharField(max_length=9)
    rank = models.IntegerField(choices=[(1, "first"), (2, "second")], default=1)
    kind = models.CharField(max_length=9, choices=[(each, each) for each in os.listdir("/")])


class BigOrder(Order):
    weight = models.IntegerField(default=0)
