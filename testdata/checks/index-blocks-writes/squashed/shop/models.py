from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["title"], name="book_title_idx")]
