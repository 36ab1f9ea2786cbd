from django.db import models


from os import environ

LEVELS = [(i, str(i)) for i in range(3)]


def states():
    return ["not", "pairs"]


class Kind(models.TextChoices):
    NEW = "new", "New"


class Book(models.Model):
    one = models.CharField(max_length=2, choices={"ab": "A and B"})
    two = models.CharField(max_length=9, choices=states)
    three = models.IntegerField(choices=LEVELS)
    four = models.CharField(max_length=3, choices=[("a long group", [("new", "N")])])
    five = models.CharField(max_length=1, choices=[(environ["STATE"], "S")])
    six = models.CharField(max_length=3, choices=Kind.choices)
    seven = models.CharField(max_length=3, choices=[("äöü", "Umlauts")])
