from django.db import models


class BookQuerySet(models.QuerySet):
    def in_series(self):
        return self.filter(series__isnull=False)

    def with_author(self):
        return self.in_series().select_related("author")


class BookManager(models.Manager.from_queryset(BookQuerySet)):
    def newest(self):
        return self.get_queryset().order_by("-pk")


class LoadedManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().select_related("author")


class PlainManager(models.Manager):
    def get_queryset(self):
        return BookQuerySet(self.model, using=self._db).in_series()
