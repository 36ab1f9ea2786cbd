from django.db import models

from .base import Titled


class Book(Titled):
    pages = models.IntegerField()

    class Meta:
        db_table_comment = "all of them"  # expect: database-unsupported
        indexes = [
            models.Index(fields=["title"], include=["pages"], name="one"),  # expect: database-unsupported
        ]
        constraints = [
            models.UniqueConstraint(fields=["title"], name="two", nulls_distinct=False),  # expect: database-unsupported
        ]
