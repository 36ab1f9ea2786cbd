from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save)
def announce(sender, instance=None):  # expect: signal-receiver-signature
    print(instance)


@receiver(post_save)
def count():  # expect: signal-receiver-signature
    print("one more")
