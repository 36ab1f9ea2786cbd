from django.conf.urls import url
from django.utils.encoding import force_str, force_text
from django.utils.timezone import utc
from django.db.models import NullBooleanField

try:
    from django.core.urlresolvers import reverse
except ImportError:
    from django.urls import reverse

NAMES = [url, force_str, force_text, utc, NullBooleanField, reverse]
