from django.db import models
from mptt.models import MPTTModel, TreeForeignKey
from parler.models import TranslatableModel, TranslatedFields
from polymorphic.models import PolymorphicModel
from simple_history.models import HistoricalRecords
from taggit.managers import TaggableManager
from treebeard.mp_tree import MP_Node

from .base import IsbnField, KeeperField, Kept


class Author(Kept):
    name = models.CharField("full name", max_length=100, db_index=True)
    born = models.DateField(null=True, blank=True)
    history = HistoricalRecords()

    class Meta(Kept.Meta):
        ordering = ["name"]
        base_manager_name = "objects"


class Genre(MPTTModel):
    name = models.CharField(max_length=50, unique=True)
    parent = TreeForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")


class Shelf(MP_Node):
    room = models.CharField(max_length=10)


class Publication(PolymorphicModel):
    title = models.CharField(max_length=200)
    keeper = KeeperField()


class Magazine(Publication):
    issue = models.PositiveSmallIntegerField()


class Book(Publication):
    isbn = IsbnField()
    authors = models.ManyToManyField(Author, through="Authorship", through_fields=("book", "author"), related_name="books")
    genres = models.ManyToManyField(Genre, blank=True, db_table="book_genres")
    similar = models.ManyToManyField("self")
    sequels = models.ManyToManyField("self", symmetrical=False, related_name="prequels")
    shelf = models.ForeignKey(Shelf, models.PROTECT, db_column="place", related_query_name="holds")
    tags = TaggableManager()
    history = HistoricalRecords(inherit=True)


class Authorship(models.Model):
    book = models.ForeignKey(Book, models.CASCADE, to_field="isbn", related_name="authorships")
    author = models.ForeignKey(Author, models.CASCADE)
    editor = models.ForeignKey(Author, models.CASCADE, null=True, related_name="+")


class Chapter(TranslatableModel):
    book = models.ForeignKey(Book, models.CASCADE)
    number = models.IntegerField()
    translations = TranslatedFields(heading=models.CharField(max_length=100), summary=models.TextField(blank=True))


Author.add_to_class("website", models.URLField(blank=True))
models.BooleanField(default=False).contribute_to_class(Genre, "hidden")
