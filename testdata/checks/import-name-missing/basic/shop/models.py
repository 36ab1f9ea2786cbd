from django.db import models

from .prices import *


class Book(models.Model):
    title = models.CharField(max_length=100)
