from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Work(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, related_name="%(class)s_works")

    class Meta:
        abstract = True


class Book(Work):
    one = models.ForeignKey(Author, models.CASCADE, related_name="+")
    two = models.ManyToManyField(Author, related_name="+")
    three = models.ManyToManyField("self")
    four = models.ManyToManyField("self")
    five = models.ForeignKey("self", models.CASCADE, related_name="parts")


class Paper(Work):
    five = models.ForeignKey(Author, models.CASCADE)
