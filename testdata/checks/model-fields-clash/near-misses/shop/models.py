from django.db import models


class Author(models.Model):
    id = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=20)


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE, db_column="author")
    author_ids = models.IntegerField()
    title = models.TextField(db_column="name")
    name = models.TextField(db_column="title")

    @property
    def author_key(self):
        return self.author_id


class Writer(Author):
    extra = "not a field"

    class Meta:
        proxy = True


class Numbered(models.Model):
    id = models.IntegerField(unique=True)
    key = models.IntegerField(primary_key=True)


class Line(models.Model):
    # A key of several columns leaves no automatic one.
    pk = models.CompositePrimaryKey("kind", "id")
    kind = models.TextField()
    id = models.TextField()
