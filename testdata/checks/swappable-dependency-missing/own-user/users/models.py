from django.conf import settings
from django.db import models


class User(models.Model):
    name = models.CharField(max_length=9, unique=True)

    USERNAME_FIELD = "name"
