from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=100)
    page = models.IntegerField()
    pages = models.IntegerField()

    class Meta:
        # expect(L2): meta-field-missing "titel"
        ordering = ['-titel', "page"]


class Note(models.Model):
    title = models.CharField(max_length=100)
    text = models.TextField()

    class Meta:
        # expect(L2): meta-field-missing "paged"
        # expect(L2): meta-field-missing "titel"
        unique_together = ("title", "titel", "paged")
        indexes = [models.Index(fields=["texd"], name="texts")]  # expect: meta-field-missing
