from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=9)
    price = models.IntegerField()
    isbn = models.CharField(max_length=13)
    owner = models.ForeignKey("Owner", models.CASCADE)

    class Meta:
        unique_together = {("title", "owner")}
        indexes = [models.Index(fields=["owner_id", "-title"], name="i")]


class Owner(models.Model):
    class Meta:
        db_table = "shop_owner_2020"
