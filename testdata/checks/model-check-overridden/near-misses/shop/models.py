from django.db import models
from somewhere import hybrid


class Payment(models.Model):
    checks = models.CharField(max_length=20)

    @classmethod
    def check(cls, **kwargs):
        return super().check(**kwargs)


class Order(models.Model):
    @hybrid
    def check(self):
        return []


class Plain:
    def check(self):
        return True


class Base(models.Model):
    def check(self):
        return True

    class Meta:
        abstract = True
