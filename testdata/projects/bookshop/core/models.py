from django.conf import settings
from django.db import models


class Record(models.Model):
    """What every table of the shop has: when a row came and who entered it."""

    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="%(app_label)s_%(class)s_entries",
    )

    class Meta:
        abstract = True
