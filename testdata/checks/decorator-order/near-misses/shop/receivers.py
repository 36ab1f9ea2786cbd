from celery import shared_task
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver


@receiver(post_save, sender="shop.Order")
@transaction.atomic
def announce(sender, instance, **kwargs):
    print(instance.number)


@receiver(post_save, sender="shop.Order")
@receiver(post_delete, sender="shop.Order")
def count(sender, instance, **kwargs):
    print(instance.number)


@shared_task
@receiver(post_delete, sender="shop.Order")
def forget(sender, instance=None, **kwargs):
    print(sender)
