from django.db import models


class Product(models.Model):
    name = models.CharField(max_length=20)


class OrderQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed=False)


class LineManager(models.Manager):
    def refunds(self):
        return self.filter(refunded=True)


class Order(models.Model):
    closed = models.BooleanField(default=False)
    customer = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    objects = OrderQuerySet.as_manager()


class Line(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    product = models.ForeignKey(Product, on_delete=models.CASCADE)
    refunded = models.BooleanField(default=False)
    objects = LineManager()


class Attribute(models.Model):
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="attributes")
    option = models.ForeignKey(Product, on_delete=models.CASCADE)
