from django.conf import settings
from django.db import models

Loan = type("Loan", (models.Model,), {"__module__": __name__})


class Author(models.Model):
    class Meta:
        app_label = "people"


class Book(models.Model):
    one = models.ForeignKey("people.author", models.CASCADE)
    two = models.ForeignKey("Loan", models.CASCADE)
    three = models.ForeignKey("reviews.Review", models.CASCADE)
    four = models.ForeignKey("auth.User", models.CASCADE, related_name="+")
    five = models.ForeignKey("self", models.CASCADE)
    six = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    seven = models.ForeignKey("shop.Chapter", models.CASCADE)
    eight = models.ManyToManyField("auth.group", through="Book_groups", related_name="+")


class Book_groups(models.Model):
    book = models.ForeignKey(Book, models.CASCADE)
    group = models.ForeignKey("auth.Group", models.CASCADE)
