from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver


@transaction.atomic
@receiver(post_save, sender="shop.Order")  # expect: decorator-order
def announce(sender, instance, **kwargs):
    print(instance.number)
