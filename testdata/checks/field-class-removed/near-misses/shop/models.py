from django.db import models


class NullBooleanField(models.BooleanField):
    def __init__(self, **kwargs):
        super().__init__(null=True, **kwargs)


class Book(models.Model):
    seen = NullBooleanField()
    host = models.GenericIPAddressField()
