import random
from datetime import datetime

from django.db import models
from django.utils import timezone


class Book(models.Model):
    made = models.DateTimeField(  # expect: default-evaluated-at-import
        default=timezone.now(),
    )
    number = models.IntegerField(default=random.randint(1, 6))  # expect: default-evaluated-at-import
    year = models.IntegerField(default=datetime.now().year)  # expect: default-evaluated-at-import
    changed = models.DateTimeField(default=timezone.now( ))  # expect: default-evaluated-at-import
