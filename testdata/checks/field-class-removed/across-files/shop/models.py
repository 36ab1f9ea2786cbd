from django.db import models

from .fields import Maybe


class Book(models.Model):
    seen = Maybe()  # expect: field-class-removed
