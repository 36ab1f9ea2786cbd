from django.db import models


class Book(models.Model):
    title = models.TextField(db_comment="of the book")

    class Meta:
        db_table_comment = "all of them"
        indexes = [models.Index(fields=["title"], condition=models.Q(title="x"), name="one")]
