from django.db import models


class Price(models.DecimalField):
    """Adds nothing."""
