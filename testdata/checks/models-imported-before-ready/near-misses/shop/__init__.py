from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

if TYPE_CHECKING:
    from .models import Book


def first():
    from .models import Book

    return Book.objects.first(), get_user_model()
