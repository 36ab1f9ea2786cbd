from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    authors = models.ManyToManyField("Author", blank=True, related_name="+")


class Author(models.Model):
    pass
