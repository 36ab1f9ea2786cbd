from django.db import models


ORDER = "day"  # expect: meta-option-malformed


class Dated(models.Model):
    day = models.DateField()

    class Meta:
        abstract = True
        ordering = ORDER
