from django.db.models.signals import post_save
from django.dispatch import receiver

from shop.models import Order


@receiver(post_save, sender=Order)  # expect: signal-not-connected
def announce(sender, instance, **kwargs):
    print(instance.number)
