from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)


class Genre(models.Model):
    label = models.CharField(max_length=80)


class BookQuerySet(models.QuerySet):
    def cheap(self):
        return self.filter(price__lt=10)

    def archive(self):
        return self.update(price=0)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    genres = models.ManyToManyField(Genre)
    price = models.IntegerField()
    objects = BookQuerySet.as_manager()


class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE, related_name="cover")
    color = models.CharField(max_length=80)


class Key(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE, related_name="key", primary_key=True)
    text = models.CharField(max_length=80)
