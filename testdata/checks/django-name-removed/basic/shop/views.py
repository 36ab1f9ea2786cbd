from django.conf.urls import include, url  # expect: django-name-removed
from django.utils.encoding import force_str, force_text, smart_text  # expect: django-name-removed, django-name-removed
from django.utils.six.moves import range, urllib  # expect: django-name-removed
import django.core.urlresolvers  # expect: django-name-removed

NAMES = [include, url, force_str, force_text, smart_text, range, urllib, django]
