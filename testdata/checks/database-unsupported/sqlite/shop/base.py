from django.db import models


class Titled(models.Model):
    title = models.TextField(db_comment="of the book")  # expect: database-unsupported

    class Meta:
        abstract = True
