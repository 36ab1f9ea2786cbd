from django.contrib.postgres.fields import ArrayField
from django.db import models
from mptt.models import MPTTModel

from .rights import Right


class Status(models.TextChoices):
    NEW = "new"
    OLD = "old"


class Book(models.Model):
    # What a field within a field is given by default says nothing.
    tags = ArrayField(models.CharField(max_length=10, blank=False, null=False, choices=Status), size=4)
    rows = ArrayField(ArrayField(models.TextField(null=False), size=2), null=True)
    marks = ArrayField(models.CharField(max_length=20))  # expect: migration-drift "base_field: "

    class Meta:
        # A property of an enumeration's members.
        permissions = [(Right.SELL.code, "May sell")]


class Shelf(MPTTModel):
    # The package's metaclass gives it an index, or doesn't, by release.
    parent = models.ForeignKey("self", models.CASCADE, null=True)
