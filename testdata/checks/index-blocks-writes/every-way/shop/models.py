from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60, db_index=True)
    code = models.CharField(max_length=9, unique=True)
    isbn = models.CharField(max_length=9, null=True, unique=True)

    class Meta:
        unique_together = {("title", "code")}
        indexes = [models.Index(fields=["title"], name="book_title_idx")]
        constraints = [models.UniqueConstraint(fields=["code"], name="book_code_once")]
