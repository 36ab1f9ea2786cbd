from django import forms
from django.db import models

from shop.base import Numbered


class Order(Numbered):
    def save(self, force_insert=False, force_update=False, using=None, update_fields=None):
        super().save(force_insert, force_update, using, update_fields)


class Line(Numbered):
    def save(self, *args, force_insert=False, **kwargs):
        kwargs["update_fields"] = ["number"]
        return super().save(*args, force_insert=force_insert or not self.pk, **kwargs)


class Bill(Numbered):
    def save(self, **kwargs):
        options = dict(kwargs)
        super().save(**options)


class Kept(Numbered):
    def save(self, *args, force_insert=False, force_update=False, using=None, update_fields=None):
        super().save(*args, force_insert=True, using=using, update_fields=update_fields)
        super().save(*args, force_update=True, using=using, update_fields=update_fields)


class Fixed(Numbered):
    def save(self, *args, **kwargs):
        raise TypeError("rows of this table don't change")


class BillForm(forms.ModelForm):
    class Meta:
        model = Bill
        fields = ["number"]

    def save(self, commit=True):
        return super().save(commit)


class Report(models.Manager):
    def save(self):
        super().save()
