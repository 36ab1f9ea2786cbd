import sys

from django.utils.translation import gettext as _

if sys.platform == "linux":
    TITLE = _("Shop")  # known-miss: gettext-at-import — below a condition
