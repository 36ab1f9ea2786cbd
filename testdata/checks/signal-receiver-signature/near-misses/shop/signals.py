from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.handlers import announce, never_connected
from shop.models import Order

post_save.connect(announce, sender=Order)


@receiver(post_delete, sender=Order)
@transaction.atomic
def count(sender, *, instance, **kwargs):
    never_connected(sender, instance)


@receiver(post_delete)
def all_of_them(*args, **kwargs):
    print(args, kwargs)


class Mail:
    def connect(self, function):
        function(self, 1)


Mail().connect(never_connected)
