from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models


class Tagging(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    number = models.IntegerField()
    target = GenericForeignKey()  # expect: generic-key-invalid

    class Meta:
        abstract = True
