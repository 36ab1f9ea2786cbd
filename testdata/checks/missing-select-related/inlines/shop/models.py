from django.db import models


class Shelf(models.Model):
    room = models.CharField(max_length=20)

    def __str__(self):
        return self.room


class Publisher(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)
