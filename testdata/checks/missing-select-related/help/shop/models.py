from django.db import models


class Publisher(models.Model):
    code = models.CharField(max_length=8, primary_key=True)


class Author(models.Model):
    name = models.CharField(max_length=80)
    publisher = models.ForeignKey(Publisher, on_delete=models.CASCADE)
    mentor = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)


class Portrait(models.Model):
    author = models.OneToOneField(Author, on_delete=models.CASCADE, related_name="portrait")
    path = models.CharField(max_length=80)


class BookQuerySet(models.QuerySet):
    def titles(self):
        return [book.author.name for book in self]  # expect: missing-select-related
        # help: load it with the rows: `self.select_related("author")`

    def listed(self):
        return [book.author.name for book in list(self)]  # expect: missing-select-related
        # help: load it with the rows: `self.select_related("author")`


class BookManager(models.Manager):
    def names(self):
        return [book.author.name for book in self.get_queryset()]  # expect: missing-select-related
        # help: load it with the rows: `self.get_queryset().select_related("author")`

    def some(self):
        return [book.author.name for book in self.filter(pk__lt=9)]  # expect: missing-select-related
        # help: load it with the rows: `self.filter(pk__lt=9).select_related("author")`


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE)
    editor = models.ForeignKey(Author, null=True, on_delete=models.SET_NULL, related_name="edited")
    objects = BookManager()
    listed = BookQuerySet.as_manager()
