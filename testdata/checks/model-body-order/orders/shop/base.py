from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Stock(models.Manager):
    pass


class Remark(models.Model):
    kind = models.ForeignKey(ContentType, models.CASCADE)
    number = models.PositiveIntegerField()

    class Meta:
        abstract = True

    row = GenericForeignKey("kind", "number")  # expect: model-body-order "In Remark, a field stands behind class Meta"
