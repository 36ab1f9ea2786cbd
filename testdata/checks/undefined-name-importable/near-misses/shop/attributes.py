"""What these are of isn't plain: names that anything may have, and attributes that Django's modules don't."""
import os


def page(request):
    path(os.curdir)
    models.create(settings.debug, timezone.utc, forms["Form"], admin)
    return messages.text, transaction.commit, include
