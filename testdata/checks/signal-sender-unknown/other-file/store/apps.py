from django.apps import AppConfig
from django.db.models import signals


def announce(sender, **kwargs):
    pass


class StoreConfig(AppConfig):
    name = "store"

    def ready(self):
        signals.post_save.connect(announce, sender="shop.Volume")  # expect: signal-sender-unknown
