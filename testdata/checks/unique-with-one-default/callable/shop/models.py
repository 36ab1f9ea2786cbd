import uuid

from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    token = models.UUIDField(default=uuid.uuid4, null=True, unique=True)
    code = models.CharField(max_length=9, default="x", unique=True)
