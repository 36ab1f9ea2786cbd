from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)

    def gross(self):
        self.cost = 1
        return self.cost * 2

    @property
    def size(self):
        return 3


class Other(models.Model):
    price = models.IntegerField()
