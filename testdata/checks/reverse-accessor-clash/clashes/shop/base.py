from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)
    papers = models.IntegerField()


class Work(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, related_name="works")  # expect: reverse-accessor-clash

    class Meta:
        abstract = True
