from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    size = models.IntegerField(default=0)
    pages = models.IntegerField(default=0)
