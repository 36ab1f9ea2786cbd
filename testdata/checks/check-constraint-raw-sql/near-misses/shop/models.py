from django.db import models
from django.db.models.functions import Length

models.CharField.register_lookup(Length)


class Book(models.Model):
    title = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(title__length__gt=3), name="title_length"),
        ]


class Other(models.Model):
    number = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(models.expressions.RawSQL("number % 7", ()), name="sevens")]
