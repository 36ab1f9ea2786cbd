from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    summary = models.TextField()
    author = models.ForeignKey(Author, on_delete=models.CASCADE)

    def label(self):
        return f"{self.title}: {self.summary[:20]}"
