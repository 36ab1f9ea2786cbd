from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=60)
    a = models.IntegerField(null=True)
    b = models.CharField(max_length=9, blank=True, db_default="")
    c = models.ManyToManyField("self")
    d = models.IntegerField(db_default=3)


class Fresh(models.Model):
    price = models.IntegerField()
    name = models.CharField(max_length=9)


class Ghost(models.Model):
    price = models.IntegerField()

    class Meta:
        managed = False
