from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from .base import Tagging


class Tag(Tagging):
    pass


class Note(models.Model):
    kind = models.IntegerField()
    tag = models.ForeignKey(Tag, models.CASCADE)
    object_id = models.IntegerField()
    one = GenericForeignKey("kind", "object_id")  # expect: generic-key-invalid
    two = GenericForeignKey("tag", "object_id")  # expect: generic-key-invalid
    three = GenericForeignKey("type", "object_id")  # expect: generic-key-invalid
