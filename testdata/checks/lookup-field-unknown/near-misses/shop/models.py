from django.contrib.auth import get_user_model
from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.contrib.contenttypes.models import ContentType
from django.db import models
from money.fields import MoneyField


class Base(models.Model):
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True


class RenamingQuerySet(models.QuerySet):
    def filter(self, *args, **kwargs):
        if "code" in kwargs:
            kwargs["title"] = kwargs.pop("code")
        return super().filter(*args, **kwargs)


class PricedManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().annotate(total=models.Sum("lines__amount"))


class Note(models.Model):
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    object_id = models.PositiveIntegerField()
    target = GenericForeignKey()


class Author(Base):
    name = models.CharField(max_length=80)
    name_first = models.CharField(max_length=80)
    user = models.OneToOneField(get_user_model(), on_delete=models.CASCADE)
    notes = GenericRelation(Note, related_query_name="author")


class Book(Base):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books", related_query_name="work")
    data = models.JSONField(default=dict)
    price = MoneyField()
    objects = PricedManager()
    renamed = RenamingQuerySet.as_manager()

    @property
    def label(self):
        return self.title

    @label.setter
    def label(self, value):
        self.title = value


class Comic(Book):
    artist = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+")


class Line(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="lines")
    amount = models.IntegerField()


class Imported(UnknownBase, models.Model):
    title = models.CharField(max_length=80)


@models.IntegerField.register_lookup
class Contain(models.Lookup):
    lookup_name = "contain"
