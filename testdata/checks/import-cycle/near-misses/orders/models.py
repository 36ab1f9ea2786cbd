from django.db import models

try:
    from .extras import extra
except ImportError:
    extra = None


class Order(models.Model):
    extra = extra
