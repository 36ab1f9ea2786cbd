from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    price = models.IntegerField(default=1)
    size = models.IntegerField()
    pages = models.IntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__isnull=False), name="size_known")]
