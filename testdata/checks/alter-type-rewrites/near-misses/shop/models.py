from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=90)
    text = models.TextField()
    mail = models.EmailField(max_length=99)
    price = models.DecimalField(max_digits=12, decimal_places=2)
    size = models.PositiveIntegerField()
