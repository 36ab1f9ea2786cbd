from django.db import models


EMPTY = {"pages": []}


class Book(models.Model):
    extra = models.JSONField(default={})  # expect: default-mutable
    more = models.JSONField(default=EMPTY)  # expect: default-mutable
    tags = models.JSONField("tags", blank=True, default=["new"])  # expect: default-mutable
