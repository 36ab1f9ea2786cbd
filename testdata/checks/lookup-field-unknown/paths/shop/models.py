from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)
    born = models.DateField(null=True)


class Genre(models.Model):
    label = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    genres = models.ManyToManyField(Genre)
    price = models.IntegerField()

    @property
    def short_title(self):
        return self.title[:10]

    def cheaper(self):
        return Book.objects.filter(prize__lt=self.price)  # expect: lookup-field-unknown "prize"
