from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    one = models.ManyToManyField(Author, blank=True)
    two = models.ManyToManyField(Author, related_name="+", validators=[])
    three = models.ManyToManyField("self", related_name="wholes", symmetrical=False)
    four = models.ForeignKey(Author, models.CASCADE, null=True, related_name="+")
