from .services import close


def on_close(sender, **kwargs):
    close(sender)
