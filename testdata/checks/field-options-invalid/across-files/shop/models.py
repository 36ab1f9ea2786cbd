from django.db import models

from .fields import Price
from .sizes import PLACES


class Priced(models.Model):
    price = Price(max_digits=2, decimal_places=PLACES)  # expect: field-options-invalid "more decimal_places"

    class Meta:
        abstract = True


class Book(Priced):
    pass


class Paper(Priced):
    pass
