from django.db.models.signals import post_save


def send(sender, instance, **kwargs):
    print(instance)


post_save.connect(send)  # expect: signal-not-connected "Nothing imports mail.handlers: its receiver is never connected"
# help: import it in the ready() of the app's AppConfig: import mail.handlers  # noqa: F401
