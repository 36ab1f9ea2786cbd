from django.conf import settings
from django.db import models


class Item(models.Model):
    pass
