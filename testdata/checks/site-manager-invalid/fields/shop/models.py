from django.contrib.sites.managers import CurrentSiteManager
from django.db import models

from .base import Placed


class Book(Placed):
    one = CurrentSiteManager("place")  # expect: site-manager-invalid
    two = CurrentSiteManager("sit")  # expect: site-manager-invalid
