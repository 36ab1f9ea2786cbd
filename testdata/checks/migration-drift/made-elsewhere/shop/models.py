import pghistory
from django.contrib.auth.models import Group, User
from django.db import models
from django_extensions.db.fields import AutoSlugField
from markupfield.fields import MarkupField
from polymorphic.models import PolymorphicModel
from simple_history import register

from .fields import ArrayKey, UidField, UploadTo, documented

register(User, app="shop")


class Kind(models.TextChoices):
    PAPER = "paper", "On paper"
    FILE = "file", "A file"


Kind._REVERSE = {"paper": "file"}


@documented
class Book(models.Model):
    uid = UidField("b", primary_key=True)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.PAPER)
    text = MarkupField()
    slug = AutoSlugField(populate_from="kind", editable=True)
    cover = models.ImageField(upload_to=UploadTo(populate_from="kind", path="covers"))
    pages = ArrayKey("cover")
    tags = models.ManyToManyField("Tag")


class Tag(models.Model):
    name = models.CharField(max_length=40)


@pghistory.track(pghistory.InsertEvent(), obj_field=None)
class BookTags(Book.tags.through):
    class Meta:
        proxy = True


@pghistory.track(pghistory.InsertEvent(), obj_field=None)
class GroupPermissions(Group.permissions.through):
    class Meta:
        proxy = True


@pghistory.track(model_name="ShelfHistoryEvent")
class Shelf(models.Model):
    name = models.CharField(max_length=40)


class Asset(PolymorphicModel):
    plain = models.Manager()

    class Meta:
        base_manager_name = "plain"
