from django.db.models.signals import post_delete, post_save
from django.dispatch import Signal, receiver

from .models import Author, Book

printed = Signal()


@receiver(post_save, sender=Book)
def saved(sender, **kwargs):
    pass


@receiver([post_save, post_delete])
def any_sender(sender, **kwargs):
    pass


def late(sender, **kwargs):
    pass


post_delete.connect(late, sender=Author)
post_delete.connect(lambda **kwargs: None, sender=computed())
printed.connect(late)
database.connect(late)
