from common.models import Owned, Plain, Stamped, Tagged
from django.contrib.sites.models import Site
from django.db import models as db

__all__ = ("Book", "Chapter", "Novel")


class RelatedField(db.ForeignKey):
    """A subclass of a relation field."""


class BookManager(db.Manager):
    def printed(self):
        return self.filter(printed=True)


class Book(Stamped, Tagged):
    title = db.CharField(max_length=50)
    printed = db.BooleanField(default=False)
    sequel_to = db.OneToOneField("self", db.SET_NULL, null=True, related_name="sequel")
    site = RelatedField(Site, db.CASCADE)
    shelf = db.ForeignKey(to="catalog.Shelf", on_delete=db.PROTECT, null=True)
    sold_in = db.ManyToManyField("shop.Shop", through="shop.Stock")

    books = BookManager()


class Novel(Book):
    genre = db.CharField(max_length=20)
    translator = db.ForeignKey("people.Person", db.CASCADE, related_name="translated")


class Chapter(Plain, Owned):
    book = db.ForeignKey(Book, db.CASCADE)
    previous = db.ForeignKey("Chapter", db.SET_NULL, null=True)

    class Meta:
        default_related_name = "parts"


class Draft(Owned):
    """Takes the owner away and keeps the note."""

    owner = None
    book = db.OneToOneField("library.Book", db.CASCADE, primary_key=True)
