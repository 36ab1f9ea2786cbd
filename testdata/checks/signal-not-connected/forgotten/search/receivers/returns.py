from django.core.signals import request_finished
from django.dispatch import receiver


@receiver(request_finished)  # expect: signal-not-connected
def unindex(sender, **kwargs):
    print(sender)
