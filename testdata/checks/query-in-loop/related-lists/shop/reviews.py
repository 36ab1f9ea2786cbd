from django.db import models

from . import models as shop


def named_by_module():
    for book in shop.Book.objects.all():
        print([review.critic for review in book.review_set.filter(stars=5)])  # expect: query-in-loop


def imports():
    return models.Model
