from django.db import models

from shop.base import Labelled, Stamped, Words


class Author(Stamped):  # expect: model-without-str "Author has no __str__"
    # help: say what a row is: def __str__(self): return self.name
    name = models.CharField(max_length=40)


class Copy(Words, models.Model):  # expect: model-without-str
    number = models.IntegerField()


class Book(Labelled):
    pages = models.IntegerField(default=0)


class Dictionary(Book):
    words = models.IntegerField(default=0)


class Order(Stamped):  # expect: model-without-str
    def __unicode__(self):
        return "an order"


class BigOrder(Order):  # expect: model-without-str
    class Meta:
        proxy = True
