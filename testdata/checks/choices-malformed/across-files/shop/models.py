from django.db import models

from .states import WIDTH, State


class Book(models.Model):
    state = models.CharField(max_length=WIDTH, choices=State.choices)  # expect: choices-malformed
