from django.db import models


class Empty: pass


class Author(models.Model):
    name = models.CharField("name", max_length=100)
    mentor = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="pupils")

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        abstract = False

    def __str__(self):
        return self.name

    @property
    def first_book(self):
        return self.book_set.order_by("year").first()

    @staticmethod
    def make(): return Author()

    @classmethod
    def named(cls, name):
        for author in cls.objects.filter(name=name):
            return author


class Derived(Author, mixins.Mixin, metaclass=Meta, *bases, **options):
    x: int = 1
    y: "str"


class Generic[T](Base[T]):
    pass


@final
class Decorated(): ...
