from django import forms
from django.db import models

from shop.fields import NoneAsEmptyField


class Book(models.Model):
    title = models.CharField(max_length=80, null=False)
    isbn = models.CharField(max_length=13, unique=True, blank=True, null=True)
    published = models.DateField(null=True)
    pages = models.IntegerField(null=True)
    cover = models.ImageField(null=True)
    series = models.ForeignKey("self", models.SET_NULL, null=True)
    remark = NoneAsEmptyField(max_length=80, null=True)
    blurb = models.TextField(blank=True, default="")

    def __str__(self):
        return self.title


class BookForm(forms.Form):
    title = forms.CharField(required=False)
