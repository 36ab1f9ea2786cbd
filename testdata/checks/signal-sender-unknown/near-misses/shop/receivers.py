from django.db.models.signals import post_migrate, post_save
from django.dispatch import Signal, receiver

sold = Signal()
NAME = "shop.Author"


@receiver(post_save, sender="shop.Book")
@receiver(post_save, sender="shop.book")
@receiver(post_save, sender="store.Book")
@receiver(post_save, sender="shop.Made")
@receiver(sold, sender="shop.Author")
@receiver(post_save, sender=NAME)
@receiver(post_save)
def announce(sender, **kwargs):
    pass


def make(base):
    return type("Made", (base,), {"__module__": "shop.models"})
