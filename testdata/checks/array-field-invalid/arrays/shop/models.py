from django.contrib.postgres.fields import ArrayField
from django.db import models

from .sizes import PLACES


class Book(models.Model):
    names = ArrayField(models.TextField())  # expect: array-field-invalid "installed"
    books = ArrayField(models.ForeignKey("self", models.CASCADE))  # expect: array-field-invalid, array-field-invalid
    prices = ArrayField(  # expect: array-field-invalid, array-field-invalid
        models.DecimalField(max_digits=2, decimal_places=PLACES)
    )
