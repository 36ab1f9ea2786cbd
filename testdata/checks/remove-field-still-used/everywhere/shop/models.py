from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    net = models.IntegerField()

    def gross(self):
        return self.cost * 2
