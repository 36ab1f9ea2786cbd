from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)
    nick = models.CharField(max_length=80, null=True)
    age = models.IntegerField(default=0)


class Book(models.Model):
    title = models.CharField(max_length=80)
    lent = models.BooleanField(default=False)
    pages = models.IntegerField(default=0)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="+")
    translator = models.ForeignKey(Author, on_delete=models.SET_NULL, null=True, related_name="+")


class PublicNotes(models.Manager):
    def get_queryset(self):
        return super().get_queryset().filter(public=True)


class Note(models.Model):
    public = models.BooleanField(default=True)
    title = models.CharField(max_length=80)
    objects = PublicNotes()
