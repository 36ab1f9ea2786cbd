from django.conf import settings
from django.db import models


class Line(models.Model):
    item = models.ForeignKey("stock.Item", models.CASCADE)
    near = models.ForeignKey("stock.Item", models.CASCADE, null=True, related_name="+")
    kind = models.ForeignKey("contenttypes.ContentType", models.CASCADE, null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True)
