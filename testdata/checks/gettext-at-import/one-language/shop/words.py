from django.utils.translation import gettext as _

TITLE = _("Shop")
