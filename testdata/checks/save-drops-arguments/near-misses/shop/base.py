from django.db import models


class Saves:
    def save(self):
        super().save()


class Numbered(models.Model):
    number = models.IntegerField()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
