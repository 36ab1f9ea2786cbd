from django.db import models


class NoneAsEmptyField(models.CharField):
    """Gives the empty string for NULL."""

    def from_db_value(self, value, expression, connection):
        return value or ""
