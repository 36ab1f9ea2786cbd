import uuid

from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    token = models.UUIDField(default=uuid.uuid4, unique=True)
