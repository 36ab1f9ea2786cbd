import uuid
from datetime import date, datetime
from functools import partial

from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string


def now():
    return timezone.now()


class Order(models.Model):
    made = models.DateTimeField(default=timezone.now)
    day = models.DateField(default=date(2020, 1, 1))
    at = models.DateTimeField(default=datetime.fromisoformat("2020-01-01"))
    own = models.DateTimeField(default=now)
    key = models.UUIDField(default=uuid.uuid4)
    name = models.UUIDField(default=uuid.uuid5(uuid.NAMESPACE_URL, "shop"))
    token = models.CharField(max_length=12, default=partial(get_random_string, 12))
