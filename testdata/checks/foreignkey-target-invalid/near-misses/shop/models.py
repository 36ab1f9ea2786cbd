from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20, unique=True)
    nick = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nick"], name="nick_unique")]


class Book(models.Model):
    one = models.ForeignKey(Author, models.CASCADE, to_field="name", related_name="+")
    two = models.ForeignKey(Author, models.CASCADE, to_field="id", related_name="+")
    three = models.ForeignKey(Author, models.CASCADE, to_field="nick", related_name="+")
