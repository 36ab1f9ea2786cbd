from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver

from shop.handlers import announce, forget
from shop.models import Order

sold = Signal()

post_save.connect(announce, sender=Order)
post_delete.connect(forget)


@receiver(sold)
@receiver(post_save, sender=Order)
def count(sender):  # expect: signal-receiver-signature
    print(sender)
