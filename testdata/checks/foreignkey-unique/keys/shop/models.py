from django.db import models

from .authors import Author


class Profile(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, unique=True)  # expect: foreignkey-unique
