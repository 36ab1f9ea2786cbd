from django.db.models.signals import post_save, pre_save
from django.dispatch import receiver

from shop.handlers import stamp
from shop.models import Order

post_save.connect(stamp, sender=Order)


@receiver(pre_save, sender=Order)
def number(sender, instance, **kwargs):
    if instance.number is None:
        instance.number = 0
    instance.save()  # expect: signal-save-recursion
    # help: leave it out: what is set on instance is saved anyway


@receiver([post_save], sender="shop.Order")
def count(sender, instance, created, **kwargs):
    total = instance.number + 1
    instance.number = total
    instance.save()  # expect: signal-save-recursion "that count() is called by: RecursionError"
    print(total)
