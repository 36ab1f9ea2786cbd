from django.db import models


class Writer(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    writer = models.ForeignKey(Writer, on_delete=models.PROTECT)  # expect: migration-drift "on_delete"
    pages = models.IntegerField(default=1)

    class Meta:
        unique_together = {("writer", "pages")}
