from django.db import models


class Publisher(models.Model):
    name = models.CharField(max_length=80)


class Author(models.Model):
    name = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="authors")
    mentor = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)


class Tag(models.Model):
    word = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    editor = models.ForeignKey(Author, null=True, on_delete=models.SET_NULL, related_name="edited")
    tags = models.ManyToManyField(Tag, related_name="books")
    in_print = models.BooleanField(default=True)


class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE, related_name="cover")
    artist = models.CharField(max_length=80)
