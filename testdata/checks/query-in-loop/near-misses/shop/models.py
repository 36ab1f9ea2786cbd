from django.core.cache import cache
from django.db import models

from outside import look_up


class Publisher(models.Model):
    name = models.CharField(max_length=80)


class Author(models.Model):
    name = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE, related_name="authors")
    mentor = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)


class Tag(models.Model):
    word = models.CharField(max_length=20)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    editor = models.ForeignKey(Author, null=True, on_delete=models.SET_NULL, related_name="edited")
    tags = models.ManyToManyField(Tag, related_name="books")
    in_print = models.BooleanField(default=True)

    def latest_cover(self):
        found = cache.get(f"cover-{self.pk}")
        if found is not None:
            return found
        found = Cover.objects.filter(book=self).last()
        cache.set(f"cover-{self.pk}", found)
        return found

    def oldest_cover(self):
        key, found = look_up("oldest", self)
        if found:
            return found
        oldest = Cover.objects.filter(book=self).first()
        cache.set_cached_value(key, oldest)
        return oldest


class Cover(models.Model):
    book = models.OneToOneField(Book, on_delete=models.CASCADE, related_name="cover")
    artist = models.CharField(max_length=80)
