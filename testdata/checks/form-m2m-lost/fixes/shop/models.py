from django.db import models


class Tag(models.Model):
    name = models.CharField(max_length=20)


class Item(models.Model):
    title = models.CharField(max_length=80)
    tags = models.ManyToManyField(Tag)

    class Meta:
        abstract = True


class Book(Item):
    pages = models.IntegerField(default=0)
    related = models.ManyToManyField("self")


class Comic(Book):
    colours = models.IntegerField(default=4)
