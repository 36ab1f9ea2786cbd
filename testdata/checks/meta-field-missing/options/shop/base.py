from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        ordering = ["nam"]  # expect: meta-field-missing "names nam"


class Dated(models.Model):
    day = models.DateField()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["date"], name="by_%(class)s_date")]  # expect: meta-field-missing
