from django.db import models


class Row(models.Model):
    class Meta:
        managed = False
