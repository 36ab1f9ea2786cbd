from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class OwnKey(models.ForeignKey):
    def __init__(self, *args, **kwargs):
        kwargs["null"] = True
        super().__init__(*args, **kwargs)


NULL = {"null": True}


class Book(models.Model):
    one = models.ForeignKey(Author, models.SET_NULL, null=True, related_name="+")
    two = OwnKey(Author, models.SET_NULL, related_name="+")
    three = models.ForeignKey(Author, models.SET_DEFAULT, default=1, related_name="+")
    four = models.ForeignKey(Author, models.SET_NULL, related_name="+", **NULL)
    five = models.ForeignKey(Author, models.DO_NOTHING, related_name="+")
