import json

from django.utils.translation import gettext as _
from django.utils.translation import ngettext as n

# A lazy text is no string: neither takes it.
ERROR = json.dumps({"error": _("login required")})  # expect: gettext-at-import "the module is imported"
TITLE = " ".join([n("item", "items", 2), "1.0"])  # expect: gettext-at-import
