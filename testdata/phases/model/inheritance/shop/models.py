from __future__ import annotations

import library.models as lib
from common import models as common
from django.contrib.auth import models as auth_models
from django.db import models
from library import models as library_models

BOOK = "library." "Book"


class Shop(common.Owned):
    staff = models.ManyToManyField(auth_models.Group, related_name="shops")
    site = models.OneToOneField("sites.Site", models.CASCADE)

    class Meta(common.Owned.Meta):
        pass


class Stock(models.Model):
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE)
    book: lib.Book = models.ForeignKey(BOOK, on_delete=models.CASCADE)
    counted_by = models.ForeignKey("people.Person", models.CASCADE, related_name="counts+")


class Review(common.Stamped):
    stock = models.ForeignKey("Stock", models.CASCADE)
    place = models.ForeignKey(library_models.Place, models.CASCADE)
    helpful_to = models.ManyToManyField("people.Person")

    class Meta(common.Stamped.Meta):
        ordering = []
