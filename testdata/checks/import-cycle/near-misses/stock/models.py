from django.db import models

from .rates import rate


class Item(models.Model):
    rate = models.IntegerField(default=rate)
