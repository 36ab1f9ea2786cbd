import datetime
import uuid
from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.crypto import get_random_string


class Order(models.Model):
    made = models.DateTimeField(default=timezone.now())  # expect: default-evaluated-at-import
    day = models.DateField(default=date.today())  # expect: default-evaluated-at-import
    due = models.DateField(default=date.today() + timedelta(days=3))  # expect: default-evaluated-at-import
    at = models.TimeField(default=datetime.datetime.now().time())  # expect: default-evaluated-at-import
    key = models.UUIDField(default=uuid.uuid4())  # expect: default-evaluated-at-import
    code = models.CharField(max_length=40, default=str(uuid.uuid4()))  # expect: default-evaluated-at-import
    token = models.CharField(max_length=12, default=get_random_string(12))  # expect: default-evaluated-at-import
