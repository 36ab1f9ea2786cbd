from django.db import models
from nowhere_to_be_found.models import Titled


class Book(Titled, models.Model):  # known-miss: model-without-str — the package's base isn't in sight
    pages = models.IntegerField(default=0)
