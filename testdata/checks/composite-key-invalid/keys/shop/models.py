from django.db import models

from .base import Keyed


class Line(models.Model):
    pk = models.CompositePrimaryKey("order", "nmber")  # expect: composite-key-invalid "nmber"
    order = models.IntegerField()
    number = models.IntegerField()


class Part(Keyed):
    number = models.IntegerField(null=True)


class Tag(models.Model):
    pk = models.CompositePrimaryKey("line", "line_id")  # expect: composite-key-invalid "same column"
    line = models.ForeignKey("Word", models.CASCADE)


class Word(models.Model):
    pass
