from django.db import models

from .names import LONG


class Book(models.Model):
    class Meta:
        permissions = [
            ("view_book", "Can view"),  # expect: permission-invalid
            ("lend", "Can lend"),
            ("lend", "Can lend it"),  # expect: permission-invalid
            ("read", LONG),  # expect: permission-invalid
            (LONG, "Can read"),  # expect: permission-invalid
        ]
