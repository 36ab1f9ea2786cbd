"""What stands beside the name, or has the new one, is in the way; and what has no successor that works the same."""
from django.utils.translation import ugettext  # expect: django-name-removed
from django.utils.encoding import smart_text  # expect: django-name-removed
from django.utils.http import urlquote  # expect: django-name-removed
from django.utils import six  # expect: django-name-removed
import django.core.urlresolvers  # expect: django-name-removed


def gettext(text):
    return ugettext(text) + urlquote(text) + six.text_type(django.core.urlresolvers)


def hide(smart_text):
    return smart_text
