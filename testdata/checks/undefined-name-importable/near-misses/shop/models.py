from django.db import models

LIMIT = 3
limits = [LIMIT]


class Book(models.Model):
    pass


class Author(models.Model):
    pass


class Shelf(models.Model):
    pass


def reverse(text):
    return text[::-1]


if LIMIT > 2:
    def conditional():
        pass
