from django.db import models

from .base import Author, Work


class Book(Work):
    one = models.ForeignKey(Author, models.CASCADE)  # expect: reverse-accessor-clash
    two = models.ManyToManyField(Author)  # expect: reverse-accessor-clash


class Paper(Work):
    three = models.ForeignKey(Author, models.CASCADE, related_name="papers")  # expect: reverse-accessor-clash
    four = models.ForeignKey(Author, models.CASCADE, related_name="objects")  # expect: reverse-accessor-clash
