from django.db import models


class Dated(models.Model):
    day = models.DateField()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["day"], name="by_day")]  # expect: index-name-invalid
