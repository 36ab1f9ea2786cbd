from django.db import models
from django.db.models.base import ModelBase
from frames.models import Framed


class Labelling(ModelBase):
    def __new__(cls, name, bases, attrs, **kwargs):
        attrs["Meta"] = type("Meta", (), {"app_label": "shop"})
        return super().__new__(cls, name, bases, attrs, **kwargs)


class Order(models.Model, metaclass=Labelling):
    title = models.CharField(max_length=80)

    def __str__(self):
        return self.title


class Frame(Framed):
    title = models.CharField(max_length=80)

    def __str__(self):
        return self.title
