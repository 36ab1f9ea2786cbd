from django.contrib.postgres.fields import ArrayField
from django.db import models

EMPTY = {}


class Book(models.Model):
    tags = ArrayField(models.TextField(), default=[])  # expect: default-mutable
    extra = models.JSONField(  # expect: default-mutable
        default={},
    )
    more = models.JSONField(default=EMPTY)  # expect: default-mutable
    kinds = models.JSONField(default=["paper"])  # expect: default-mutable
