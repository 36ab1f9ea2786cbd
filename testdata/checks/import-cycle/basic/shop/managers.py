from django.db import models

from .models import Book  # expect: import-cycle


class BookManager(models.Manager):
    def others(self):
        return Book.objects.all()
