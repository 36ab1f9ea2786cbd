from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    price = models.IntegerField()
    author = models.ForeignKey("Author", on_delete=models.CASCADE)
    code = models.CharField(max_length=9)
    note = models.IntegerField(default=None)


class Author(models.Model):
    pass
