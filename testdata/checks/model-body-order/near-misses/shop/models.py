from django import forms
from django.db import models

from shop.kinds import Kind, shelf


class Book(models.Model):
    """Fields, managers, Meta, methods, with names of other kinds between them."""

    class State(models.TextChoices):
        NEW = "new", "new"

    DEFAULT = "n"
    title = models.CharField(max_length=80)
    default_shelf = shelf("A")
    kind = models.CharField(max_length=1, choices=Kind.choices, default=DEFAULT)

    objects = models.Manager()
    everything = models.Manager()

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title

    def __eq__(self, other):
        return self.title == other.title

    __hash__ = models.Model.__hash__

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return "/"

    def loan(self):
        return None

    loan.short_description = "lent"


class Empty(models.Model):
    pass


class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = ["title"]

    title = forms.CharField()
