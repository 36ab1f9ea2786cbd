from django.db import models


class Volume(models.Model):
    name = models.CharField(max_length=60, db_column="title")
    pages = models.IntegerField(null=True)

    class Meta:
        db_table = "shop_book"
