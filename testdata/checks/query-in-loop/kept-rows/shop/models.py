from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=80)

    def sold_titles(self):
        return [book.title for book in self.books.filter(sold=True, pages__gte=100)]

    @property
    def has_lent(self):
        return self.books.filter(lent_to__isnull=False).exists()

    def number_unsold(self):
        return self.books.filter(sold=False).count()

    def longest_first(self):
        return [book.title for book in self.books.order_by("-pages")]

    def titled(self):
        return [book.pk for book in self.books.filter(title="A")]

    def some(self):
        return self.books.filter(sold=True)

    def by_title(self):
        return list(self.books.order_by("title"))

    def sell(self):
        for book in self.books.filter(sold=False):
            book.sold = True
            book.save()  # expect: write-in-loop
        return list(self.books.filter(pages=3))

    def ranked(self):
        return [book.title for book in self.books.filter(rank=1)]


class Reader(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    sold = models.BooleanField(default=False)
    pages = models.IntegerField(default=0)
    rank = models.IntegerField(null=True)
    lent_to = models.ForeignKey(Reader, on_delete=models.SET_NULL, null=True)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
