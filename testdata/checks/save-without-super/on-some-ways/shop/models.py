from django.db import models


class Order(models.Model):
    number = models.IntegerField()

    def save(self, *args, **kwargs):  # known-miss: save-without-super — where there is a number nothing is written
        self.number = self.number or 0
        if not self.number:
            super().save(*args, **kwargs)
