# Django's own signals are another module: nothing here leads to shop.signals.
from django.db.models import signals

SIGNALS = {"signals": signals.post_save}
