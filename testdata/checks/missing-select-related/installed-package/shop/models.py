from company.base import Owned
from django.db import models


class Order(Owned):
    total = models.IntegerField()
