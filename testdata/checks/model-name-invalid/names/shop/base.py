from django.db import models


class Base_(models.Model):
    class Meta:
        abstract = True
