from hierarkey.models import GlobalSettingsBase, Hierarkey

from django.db import models
from simple_history.models import HistoricalRecords

hierarkey = Hierarkey(attribute_name="settings")


@hierarkey.set_global()
class GlobalSettings(GlobalSettingsBase):
    pass


class Book(models.Model):
    history = HistoricalRecords()
