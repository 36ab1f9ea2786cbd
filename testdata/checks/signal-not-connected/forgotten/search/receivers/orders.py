from django.core.signals import request_finished
from django.dispatch import receiver

from search.receivers import returns


@receiver(request_finished)  # expect: signal-not-connected "search.receivers.orders"
def index(sender, **kwargs):
    returns.unindex(sender)
