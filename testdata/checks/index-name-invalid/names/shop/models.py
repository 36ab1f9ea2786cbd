from django.db import models

from .base import Dated


class Book(Dated):
    title = models.TextField()


class Paper(Dated):
    pass


class Author(models.Model):
    name = models.TextField()

    class Meta:
        db_table = "shop_people"
        indexes = [
            models.Index(fields=["name"], name="_name"),  # expect: index-name-invalid
            models.Index(fields=["name"], name="a_name_of_thirty_one_characters"),  # expect: index-name-invalid
            models.Index(fields=["name"], name="by_name"),
            models.Index(fields=["-name"], name="by_name"),  # expect: index-name-invalid
        ]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="one"),
        ]


class Reader(models.Model):  # expect: index-name-invalid "shop_people"
    name = models.TextField()

    class Meta:
        db_table = "shop_people"
        constraints = [
            models.UniqueConstraint(fields=["name"], name="one"),  # expect: index-name-invalid
        ]
