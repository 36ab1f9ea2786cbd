from django.db import models


class Label(models.Model):
    title = models.CharField(max_length=80)

    class Meta:
        app_label = "shop"

    def __str__(self):
        return self.title


class Base(models.Model):
    title = models.CharField(max_length=80)

    class Meta:
        abstract = True
        app_label = "shop"


class Inherited(Base):
    def __str__(self):
        return self.title
