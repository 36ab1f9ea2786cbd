from django import forms
from django.db import models

from shop.base import Numbered


class Order(Numbered):
    def delete(self, *args, **kwargs):
        self.gone = True
        self.save()


class Line(Numbered):
    def save(self, *args, **kwargs):
        self.number = 2
        raise TypeError("lines don't change")

    def delete(self, *args, **kwargs):
        """Kept for ever."""


class Log(Numbered):
    def save(self, *args, **kwargs):
        self.number = 3
        Order.objects.create(number=self.number)


class View(models.Model):
    number = models.IntegerField()

    class Meta:
        managed = False

    def save(self, *args, **kwargs):
        self.number = 4


class OrderForm(forms.ModelForm):
    class Meta:
        model = Order
        fields = ["number"]

    def save(self, commit=True):
        self.done = True
        return self.instance
