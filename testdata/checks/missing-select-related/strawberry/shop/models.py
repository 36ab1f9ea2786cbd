from django.db import models


class Publisher(models.Model):
    name = models.CharField(max_length=80)

    def __str__(self):
        return self.name


class Author(models.Model):
    name = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)

    def get_absolute_url(self):
        return f"/authors/{self.pk}/"


class Tag(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    tags = models.ManyToManyField(Tag)

    def get_absolute_url(self):
        return f"/books/{self.pk}/"
