from django.db import models
from django.db.models.expressions import RawSQL

from .base import Numbered


class Book(models.Model):
    title = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=RawSQL("length(title) > 3", (), models.BooleanField()), name="title_length"),  # expect: check-constraint-raw-sql
        ]


class Page(Numbered):
    pass
