from django.contrib.sites.managers import CurrentSiteManager
from django.contrib.sites.models import Site
from django.db import models


class Book(models.Model):
    places = models.ManyToManyField(Site)
    one = CurrentSiteManager("places")
    two = CurrentSiteManager()
