from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from shop.models import Order


@receiver(post_save, sender=Order)  # expect: signal-not-connected "Nothing imports shop.signals: its 2 receivers are"
# help: import it in ShopConfig.ready(): import shop.signals  # noqa: F401
def announce(sender, instance, **kwargs):
    print(instance.number)


@receiver([post_delete], sender=Order)
def forget(sender, instance, **kwargs):
    print(instance.number)
