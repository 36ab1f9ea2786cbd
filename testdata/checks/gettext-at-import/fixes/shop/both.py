from django.utils.translation import gettext as _

TITLE = _("Shop")  # expect: gettext-at-import


def greeting():
    return _("Welcome") + TITLE
