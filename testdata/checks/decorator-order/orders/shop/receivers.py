from django import dispatch
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.guards import locked


@transaction.atomic
@receiver(post_save, sender="shop.Order")  # expect: decorator-order "The signal calls the function without @atomic"
def announce(sender, instance, **kwargs):
    print(instance.number)


@locked
@transaction.atomic()
@dispatch.receiver(post_save, sender="shop.Order")  # expect: decorator-order "without @locked, @atomic"
@dispatch.receiver(post_delete, sender="shop.Order")
def count(sender, instance, **kwargs):
    print(instance.number)
