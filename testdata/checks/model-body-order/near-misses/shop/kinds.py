from django.db import models


class Kind(models.TextChoices):
    NOVEL = "n", "novel"


def shelf(prefix):
    return prefix + "1"
