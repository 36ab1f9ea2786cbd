# The day itself, a later one, and a word that is no day of ours.
from django.db import models


class Tag(models.Model):
    name = models.TextField()


class Book(models.Model):
    one = models.ManyToManyField(Tag, null=True, related_name="+")  # djvet: ignore[m2m-options-ignored] until=2026-11-23
    two = models.ManyToManyField(Tag, null=True, related_name="+")  # djvet: ignore[m2m-options-ignored] the split until=2030-02-28
    # djvet: ignore[m2m-options-ignored] it is valid_until=soon
    three = models.ManyToManyField(Tag, null=True, related_name="+")
