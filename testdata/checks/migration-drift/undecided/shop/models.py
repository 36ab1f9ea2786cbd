from django.db import models


class Narrow(models.Model):
    title = models.CharField(max_length=30)  # expect(L4): migration-drift "max_length: 40 in 0001_initial, 30 in the model"
    note = models.TextField(blank=True)  # expect(L2): migration-drift "shop.Narrow.note has no migration"


class Renamed(models.Model):  # expect(L4): migration-drift "The migrations have shop.Renamed.name, which the model doesn't"
    label = models.CharField(max_length=40, default="")  # expect(L2): migration-drift "shop.Renamed.label has no migration"


class Required(models.Model):
    born = models.DateField()  # expect(L2): migration-drift "shop.Required.born has no migration"
    email = models.EmailField()  # expect(L2): migration-drift "null: True in 0001_initial, absent in the model"
