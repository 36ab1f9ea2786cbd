from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Work(models.Model):
    author = models.ForeignKey(Author, models.SET_NULL)  # expect: on-delete-contradiction "takes no NULL"

    class Meta:
        abstract = True
