from django.utils.translation import gettext as _
from django.utils.translation import ngettext

TITLE = _("Shop")  # expect: gettext-at-import "gettext() translates this text when the module is imported"
BOOKS = [ngettext("book", "books", 2)]  # expect: gettext-at-import "ngettext()"
