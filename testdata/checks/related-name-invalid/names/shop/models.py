from django.db import models

from .names import NAME


class Author(models.Model):
    name = models.CharField(max_length=20)


class Book(models.Model):
    one = models.ForeignKey(Author, models.CASCADE, related_name=NAME)  # expect: related-name-invalid
    two = models.ForeignKey(Author, models.CASCADE, related_name="class")  # expect: related-name-invalid
    three = models.ForeignKey(Author, models.CASCADE, related_name="books_")  # expect: related-name-invalid
    four = models.ForeignKey(Author, models.CASCADE, related_name="the__books")  # expect: related-name-invalid
