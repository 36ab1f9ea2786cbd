from django.db import models
from somewhere import Audited, FancyField, limit


class Book(Audited):
    title = models.CharField(max_length=limit())
    cover = FancyField(size=3)
    pages = models.IntegerField(null=True)  # expect: migration-drift "null: absent in 0001_initial, True in the model"
