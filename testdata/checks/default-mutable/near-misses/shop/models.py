from functools import partial

from django.db import models


def pages():
    return {"pages": []}


class Book(models.Model):
    extra = models.JSONField(default=dict)
    more = models.JSONField(default=pages)
    none = models.JSONField(default=None, null=True)
    lazily = models.JSONField(default=partial(dict, pages=1))
    title = models.CharField(max_length=9, default="new")
