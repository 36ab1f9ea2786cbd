from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class LightManager(models.Manager):
    def get_queryset(self):
        return super().get_queryset().only("title")


class LightQuerySet(models.QuerySet):
    def light(self):
        return self.defer("summary")


class Book(models.Model):
    title = models.CharField(max_length=80)
    summary = models.TextField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    objects = LightQuerySet.as_manager()
    lights = LightManager()

    def label(self):
        return f"{self.title}: {self.summary[:20]}"
