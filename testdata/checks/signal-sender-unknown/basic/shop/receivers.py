from django.db.models.signals import m2m_changed, post_save, pre_delete
from django.dispatch import receiver


@receiver(post_save, sender="shop.Bok")  # expect: signal-sender-unknown "did you mean"
def announce(sender, **kwargs):
    pass


def forget(sender, **kwargs):
    pass


pre_delete.connect(forget, sender="shop.Author")  # expect: signal-sender-unknown
