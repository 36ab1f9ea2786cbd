from django.db import models
from django_softdelete.models import SoftDeleteModel


class Author(models.Model):
    name = models.CharField(max_length=50)
    portrait = models.ImageField()
    agent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)


class Book(models.Model):
    title = models.CharField(max_length=50)
    cover = models.ImageField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

    def __str__(self):
        return f"{self.title} by {self.author.name}"


class Loan(SoftDeleteModel):
    book = models.ForeignKey(Book, on_delete=models.CASCADE)
