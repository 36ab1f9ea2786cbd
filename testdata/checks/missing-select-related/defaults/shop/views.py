# What getattr() gives in the place of a setting or attribute that nothing binds.
from django.conf import settings
from django.http import JsonResponse

from .models import Book


class Options:
    names = ["title"]


class Listing:
    class Meta(Options):
        pass

    @property
    def is_nested(self):
        return getattr(self.Meta, "is_nested", False)

    @property
    def has_names(self):
        return getattr(self.Meta, "names", False)

    def represent(self, book):
        if self.is_nested:
            return book.author.name
        return book.title

    def represent_all(self):
        return [self.represent(book) for book in Book.objects.all()]

    def name(self, book):
        return book.author.name if self.has_names else book.title

    def names(self):
        return [self.name(book) for book in Book.objects.all()]  # expect: missing-select-related


def listing(request):
    return JsonResponse({"names": Listing().represent_all() + Listing().names()})


def with_default(request):
    names = []
    for book in Book.objects.all():
        if getattr(settings, "SHOP_SHOWS_PUBLISHERS", False):
            names.append(book.author.name)
    return JsonResponse({"names": names})


def with_setting(request):
    names = []
    for book in Book.objects.all():
        if getattr(settings, "SHOP_SHOWS_AUTHORS", False):
            names.append(book.author.name)  # expect: missing-select-related
    return JsonResponse({"names": names})
