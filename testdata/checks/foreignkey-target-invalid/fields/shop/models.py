from django.db import models

from .authors import Author


class Book(models.Model):
    one = models.ForeignKey(Author, models.CASCADE, to_field="name", related_name="+")  # expect: foreignkey-target-invalid
    two = models.ForeignKey(Author, models.CASCADE, to_field="nick", related_name="+")  # expect: foreignkey-target-invalid
