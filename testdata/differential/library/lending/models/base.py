from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from model_utils.models import TimeStampedModel


def is_model_registered(label, name):
    return name.lower() in apps.all_models[label]


class KeeperField(models.ForeignKey):
    """A reference to whoever answers for a row."""

    def __init__(self, **kwargs):
        kwargs.setdefault("to", settings.AUTH_USER_MODEL)
        kwargs.setdefault("null", True)
        kwargs.setdefault("on_delete", models.SET_NULL)
        kwargs.setdefault("related_name", "+")
        super().__init__(**kwargs)


class IsbnField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 13
        kwargs["unique"] = True
        super().__init__(*args, **kwargs)


class Kept(TimeStampedModel):
    keeper = KeeperField(related_name="keeps_%(class)s", related_query_name="%(app_label)s_%(class)s")
    notes = GenericRelation("loans.Note", related_query_name="%(class)s")

    class Meta:
        abstract = True
        default_related_name = "%(app_label)s_%(model_name)s_all"


class Attached(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()

    class Meta:
        abstract = True
