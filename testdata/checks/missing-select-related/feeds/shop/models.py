from django.db import models
from django.urls import reverse


class Publisher(models.Model):
    name = models.CharField(max_length=80)
    slug = models.SlugField()


class Author(models.Model):
    name = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)

    def __str__(self):
        return f"{self.name} of {self.publisher.name}"

    def get_absolute_url(self):
        return reverse("author", args=[self.publisher.slug, self.pk])


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    changed_at = models.DateTimeField()

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("book", args=[self.author.name, self.pk])
