from django.db import models


class AbstractBook(models.Model):
    title = models.CharField(max_length=30)  # expect: migration-drift "shop.Book.title"

    class Meta:
        abstract = True


class AbstractEntry(models.Model):
    text = models.CharField(max_length=30)

    class Meta:
        abstract = True


def concrete(base):
    return type(base.__name__.replace("Abstract", ""), (base,), {"__module__": __name__})


def with_target(base):
    return type(base.__name__.replace("Abstract", ""), (base,), {"target": models.IntegerField()})
