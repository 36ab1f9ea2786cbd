from django.db import models


class Book(models.Model):
    seen = models.NullBooleanField()  # expect: field-class-removed
    host = models.IPAddressField()  # expect: field-class-removed
