from django.db import models
from django.utils.timezone import now


class Dated(models.Model):
    made = models.DateTimeField("made", default=now())  # expect: default-evaluated-at-import

    class Meta:
        abstract = True
