from django.db import models


class Volume(models.Model):
    name = models.CharField(max_length=60)
    writer = models.ForeignKey("Author", on_delete=models.CASCADE)


class Author(models.Model):
    class Meta:
        db_table = "writers"
