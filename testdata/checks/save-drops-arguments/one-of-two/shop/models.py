from django.db import models


class Order(models.Model):
    number = models.IntegerField()

    def save(self, *args, **kwargs):
        if self.number:
            super().save()  # known-miss: save-drops-arguments — the other call passes them on
        else:
            super().save(*args, **kwargs)
