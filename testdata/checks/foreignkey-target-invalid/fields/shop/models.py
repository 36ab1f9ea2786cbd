from django.db import models

from .authors import Author


class Book(models.Model):
    one = models.ForeignKey(Author, models.CASCADE, to_field="name", related_name="+")  # expect: foreignkey-target-invalid
    two = models.ForeignKey(Author, models.CASCADE, to_field="nick", related_name="+")  # expect: foreignkey-target-invalid


class Line(models.Model):
    pk = models.CompositePrimaryKey("order", "number")
    order = models.IntegerField()
    number = models.IntegerField()
    authors = models.ManyToManyField(Author)  # expect: foreignkey-target-invalid "composite"


class Note(models.Model):
    line = models.ForeignKey(Line, models.CASCADE)  # expect: foreignkey-target-invalid "composite"
