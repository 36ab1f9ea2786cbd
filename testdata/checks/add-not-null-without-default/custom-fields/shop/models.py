from django.db import models

from .fields import Plain, Stamp


class Book(models.Model):
    title = models.CharField(max_length=60)
    a = Stamp()
    b = Plain()
