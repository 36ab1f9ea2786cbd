from django.db import models

from .authors import Author


class Book(models.Model):
    one = models.ManyToManyField(Author, null=True)  # expect: m2m-options-ignored
    two = models.ManyToManyField(Author, related_name="+", validators=[len])  # expect: m2m-options-ignored
    three = models.ManyToManyField(Author, related_name="+", unique=True)  # expect: m2m-options-ignored
    four = models.ManyToManyField("self", related_name="wholes")  # expect: m2m-options-ignored
    five = models.ManyToManyField(Author, related_name="+", db_comment="who")  # expect: m2m-options-ignored
