from django.db import models
from django.utils.functional import cached_property


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")

    @cached_property
    def writer(self):
        return self.author.name

    @cached_property
    def first_review(self):
        return self.reviews.filter(hidden=False).first()

    @property
    def last_review(self):
        return self.reviews.filter(hidden=False).last()

    def summary(self):
        return self.first_review.text


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="reviews")
    text = models.TextField()
    hidden = models.BooleanField()
