from typing import TYPE_CHECKING

from django.db import models

from . import models as shop_models
from .models import LIMIT

if TYPE_CHECKING:
    from .models import Book


class BookManager(models.Manager):
    def others(self):
        from .models import Book

        return Book.objects.all()[:LIMIT], shop_models
