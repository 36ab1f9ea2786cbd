from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=70, db_index=True)
    code = models.SlugField()
    author = models.ForeignKey("self", null=True, on_delete=models.CASCADE)

    class Meta:
        unique_together = {("title", "code")}


class Shelf(models.Model):
    name = models.CharField(max_length=9)

    class Meta:
        indexes = [models.Index(fields=["name"], name="shelf_name_idx")]
