from django.urls import reverse
from django.core.urlresolvers import reverse_lazy  # expect: django-name-removed

LINKS = [reverse, reverse_lazy]
