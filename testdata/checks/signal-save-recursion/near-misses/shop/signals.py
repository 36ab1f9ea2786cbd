from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.handlers import tell
from shop.models import Order

post_delete.connect(tell)


@receiver(post_save, sender=Order)
def first_only(sender, instance, created, **kwargs):
    if not created:
        return
    instance.save()


@receiver(post_save, sender=Order)
def where_created(sender, instance, created, **kwargs):
    if created:
        instance.save()


@receiver(post_save, sender=Order)
def detached(sender, instance, **kwargs):
    post_save.disconnect(detached, sender=Order)
    instance.save()
    post_save.connect(detached, sender=Order)


@receiver(post_save, sender=Order)
def another(sender, instance, **kwargs):
    instance = Order(number=instance.number)
    instance.save()


@receiver(post_save, sender=Order)
def related(sender, instance, **kwargs):
    instance.parent.save()
