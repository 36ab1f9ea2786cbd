# expect(L2): django-name-removed "django.utils.timezone.utc is gone since Django 5.0"
from django.utils.timezone import now, utc

NAMES = [now, utc]
