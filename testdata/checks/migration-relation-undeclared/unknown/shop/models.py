from django.conf import settings
from django.db import models


class Line(models.Model):
    item = models.ForeignKey("stock.Item", models.CASCADE)
