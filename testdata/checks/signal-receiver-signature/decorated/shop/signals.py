from django.db.models.signals import post_save
from django.dispatch import receiver

from shop.wrap import without_rest


@receiver(post_save)
@without_rest
def announce(sender, instance):
    print(instance)
