from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from tagger import TaggedModel


class Tagging(models.Model):
    type = models.ForeignKey(ContentType, models.CASCADE)
    key = models.IntegerField()

    class Meta:
        abstract = True


class Tag(Tagging):
    target = GenericForeignKey("type", "key")


class Other(TaggedModel):
    target = GenericForeignKey("type", "key")
