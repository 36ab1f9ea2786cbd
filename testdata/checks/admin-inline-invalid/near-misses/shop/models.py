from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models


class Publisher(models.Model):
    name = models.CharField(max_length=100)
    founded = models.DateField(null=True)


class Note(models.Model):
    kind = models.ForeignKey("contenttypes.ContentType", models.CASCADE)
    number = models.IntegerField()
    target = GenericForeignKey("kind", "number")


class Tag(models.Model):
    word = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=100)
    slug = models.SlugField()
    kind = models.CharField(max_length=1, choices=[("a", "A"), ("b", "B")])
    published = models.DateField(null=True)
    stored = models.DateTimeField(auto_now_add=True)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="books")
    editor = models.ForeignKey(Publisher, null=True, on_delete=models.CASCADE, related_name="edited")
    tags = models.ManyToManyField(Tag)
    shelves = models.ManyToManyField("Shelf", through="Placement")

    @property
    def year(self):
        return self.published.year


class Shelf(models.Model):
    number = models.IntegerField()


class Placement(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
    shelf = models.ForeignKey(Shelf, on_delete=models.CASCADE)
