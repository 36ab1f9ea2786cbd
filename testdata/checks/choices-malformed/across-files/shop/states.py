from django.db import models

WIDTH = 3


class State(models.TextChoices):
    NEW = "new", "New"
    SOLD = "sold", "Sold"
