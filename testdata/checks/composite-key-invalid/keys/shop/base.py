from django.db import models


class Keyed(models.Model):
    pk = models.CompositePrimaryKey("shop", "number")  # expect: composite-key-invalid "NULL"
    shop = models.IntegerField()

    class Meta:
        abstract = True
