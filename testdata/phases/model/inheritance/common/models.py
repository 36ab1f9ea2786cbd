from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models

USER = settings.AUTH_USER_MODEL


class ActiveQuerySet(models.QuerySet):
    def active(self):
        return self.filter(active=True)


class Stamped(models.Model):
    created = models.DateTimeField(auto_now_add=True)
    author = models.ForeignKey(USER, models.CASCADE, related_name="%(app_label)s_%(class)s_written",
                               related_query_name="%(class)s_of")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True
        default_related_name = "%(model_name)s_list"
        ordering = ["created"]


class Owned(models.Model):
    owner = models.ForeignKey(get_user_model(), models.CASCADE, null=True)
    note = models.TextField()

    class Meta:
        abstract = True


class Plain:
    note = None
    described = True


class Tagged(models.Model):
    tags = GenericRelation("library.Tag", related_query_name="%(class)s")
    active = models.BooleanField(default=True)

    objects = ActiveQuerySet.as_manager()

    class Meta:
        abstract = True


class TagBase(models.Model):
    content_type = models.ForeignKey(ContentType, models.CASCADE)
    object_id = models.PositiveIntegerField()
    about = GenericForeignKey("content_type", "object_id")

    class Meta:
        abstract = True
