from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Profile(models.Model):
    author = models.OneToOneField(Author, models.CASCADE, unique=True)
    editor = models.ForeignKey(Author, models.CASCADE, unique=False, related_name="+")
    name = models.CharField(max_length=3, unique=True)

    class Meta:
        unique_together = [("author", "name")]
