from django.db import models

from .base import Author, Place


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
    author_id = models.IntegerField()  # expect: model-fields-clash


class Paper(models.Model):  # expect: model-fields-clash "one column"
    title = models.TextField()
    name = models.TextField(db_column="title")


class Keys(models.Model):  # expect: model-fields-clash "two primary keys"
    one = models.IntegerField(primary_key=True)
    two = models.IntegerField(primary_key=True)


class Numbered(models.Model):  # expect: model-fields-clash "not its primary key"
    id = models.IntegerField()


class Writer(Author):  # expect: model-fields-clash "proxy"
    pen_name = models.TextField()

    class Meta:
        proxy = True


class Shop(Place):  # expect: model-fields-clash "hides the column"
    @property
    def owner_id(self):
        return 1


class Cafe(Place):
    shop = models.IntegerField()  # expect: model-fields-clash
