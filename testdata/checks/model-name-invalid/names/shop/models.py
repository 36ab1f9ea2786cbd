from django.db import models

from .base import Base_


class _Book(Base_):  # expect: model-name-invalid
    pass


class My__Paper(models.Model):  # expect: model-name-invalid
    pass
