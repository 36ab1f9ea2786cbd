from django.db import models


class Placed(models.Model):
    place = models.IntegerField()

    class Meta:
        abstract = True
