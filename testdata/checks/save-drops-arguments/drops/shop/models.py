from django.db import models

from shop.base import Numbered


class Order(Numbered):
    def save(self):  # expect: save-drops-arguments "Order.objects.create() fails with TypeError"
        self.number += 1
        super(Order, self).save()


class Line(Numbered):
    def save(self, *args):  # expect: save-drops-arguments "doesn't take force_insert, force_update, using, update_fields"
        models.Model.save(self, *args)


class Bill(Numbered):
    def save(self, *args, **options):  # expect: save-drops-arguments "takes **options and doesn't pass it on"
        if self.number:
            super().save(*args)
        else:
            super().save()


class Copy(Numbered):
    def save(self, force_insert=False, force_update=False, using=None):  # expect: save-drops-arguments "update_or_create()"
        super().save(force_insert, force_update, using)


class Map(Numbered):
    def save(self, *args, force_insert=False, force_update=False, using=None, update_fields=None):  # expect: save-drops-arguments "takes force_insert and"
        super().save(*args, force_insert=False, force_update=False, using=None, update_fields=None)
