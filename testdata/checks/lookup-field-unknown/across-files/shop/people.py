from django.db import models


class Named(models.Model):
    name = models.CharField(max_length=80)

    class Meta:
        abstract = True


class Person(Named):
    email = models.EmailField()
