from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


class Work(models.Model):
    one = models.ForeignKey(Author, models.CASCADE, related_name="%(app_label)s_%(class)s_one")
    two = models.ForeignKey(Author, models.CASCADE, related_name="books_", related_query_name="books")
    three = models.ForeignKey(Author, models.CASCADE, related_name="no name+")
    four = models.ForeignKey(Author, models.CASCADE, related_name="+")

    class Meta:
        abstract = True


class Book(Work):
    pass
