from django.db import models

from somewhere import Open

PARTS = ("order", "number")


class Line(models.Model):
    pk = models.CompositePrimaryKey("order_id", "number")
    order = models.ForeignKey("Order", models.CASCADE)
    number = models.IntegerField(null=False)


class Order(models.Model):
    pass


class Part(models.Model):
    pk = models.CompositePrimaryKey(*PARTS)
    order = models.IntegerField()
    number = models.IntegerField()


class Unknown(Open):
    pk = models.CompositePrimaryKey("order", "number")
