from django.db import models


from .defaults import TAGS


class Tagged(models.Model):
    tags = models.JSONField(default=TAGS)  # expect: default-mutable

    class Meta:
        abstract = True
