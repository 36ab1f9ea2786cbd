from django.db import models


class Narrow(models.Model):
    title = models.CharField(max_length=30)  # expect(L4): migration-drift "max_length: 40 in 0001_initial, 30 in the model"
    # help: to decide before a migration is written: shop.Narrow.title: max_length goes from 40 to 30, and existing rows may not fit: convert them in a data migration, add a new field beside it, or keep the field as it was
    note = models.TextField(blank=True)  # expect(L2): migration-drift "shop.Narrow.note has no migration"


class Renamed(models.Model):  # expect(L4): migration-drift "The migrations have shop.Renamed.name, which the model doesn't"
    label = models.CharField(max_length=40, default="")  # expect(L2): migration-drift "shop.Renamed.label has no migration"


class Required(models.Model):
    born = models.DateField()  # expect(L2): migration-drift "shop.Required.born has no migration"
    # help: to decide before a migration is written: shop.Required.born has no value for existing rows: give it a default, or null=True until a data migration has filled them
    email = models.EmailField()  # expect(L2): migration-drift "null: True in 0001_initial, absent in the model"
