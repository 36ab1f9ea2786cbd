from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Place(models.Model):
    owner = models.ForeignKey(Author, models.CASCADE)
