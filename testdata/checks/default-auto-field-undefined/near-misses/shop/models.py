from django.db import models


class Book(models.Model):
    code = models.CharField(primary_key=True, max_length=9)
    title = models.CharField(max_length=20)


class Page(Book):
    number = models.IntegerField()
