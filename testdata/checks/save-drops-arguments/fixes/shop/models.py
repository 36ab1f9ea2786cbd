from django.db import models


class Order(models.Model):
    number = models.IntegerField()

    def save(self):  # expect: save-drops-arguments
        super().save()


class Line(models.Model):
    number = models.IntegerField()

    def save(self, *args, **kwargs):  # expect: save-drops-arguments
        super().save()  # all of them


class Bill(models.Model):
    number = models.IntegerField()

    def save(self, *args, **kwargs):  # expect: save-drops-arguments
        super().save(force_insert=True)
