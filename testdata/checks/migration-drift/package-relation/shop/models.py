from django.db import models
from parler.fields import TranslationsForeignKey
from parler.models import TranslatedFieldsModel


class SalesUnit(models.Model):
    decimals = models.PositiveSmallIntegerField(default=0)


class SalesUnitTranslation(TranslatedFieldsModel):
    master = TranslationsForeignKey(
        on_delete=models.CASCADE, to=SalesUnit, related_name="translations", null=True, editable=False
    )
    name = models.CharField(max_length=128)
