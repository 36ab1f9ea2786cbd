from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=100)


class Book(models.Model):
    title = models.CharField(max_length=100)
    stored = models.DateTimeField(auto_now_add=True)
    number = models.IntegerField(editable=False)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
