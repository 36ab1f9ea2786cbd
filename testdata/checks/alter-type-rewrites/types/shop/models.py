from django.db import models


class Book(models.Model):
    id = models.BigAutoField(primary_key=True)
    title = models.CharField(max_length=40)
    price = models.DecimalField(max_digits=9, decimal_places=3)
    pages = models.CharField(max_length=9)
