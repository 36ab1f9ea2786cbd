from django.utils.translation import gettext, gettext_lazy, gettext_noop

gettext("a name of the database that makemessages is to list")


def mark(text):
    return text
