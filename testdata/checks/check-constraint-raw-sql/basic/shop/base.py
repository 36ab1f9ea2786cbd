from django.db import models
from django.db.models.expressions import RawSQL


class Numbered(models.Model):
    number = models.IntegerField()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(  # expect: check-constraint-raw-sql
                check=models.ExpressionWrapper(RawSQL("number > 3", ()), models.BooleanField()), name="%(class)s_number"
            ),
        ]
