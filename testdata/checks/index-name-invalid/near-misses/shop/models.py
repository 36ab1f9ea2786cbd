from django.db import models


class Dated(models.Model):
    day = models.DateField()

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["day"], name="%(app_label)s_%(class)s_day")]


class Book(Dated):
    pass


class Paper(Dated):
    class Meta(Dated.Meta):
        db_table = "shop_book"
        managed = False


class Author(models.Model):
    name = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["name"], name="the_name_has_thirty_characters")]
