from django.db import models


class Numbered(models.Model):
    number = models.IntegerField()

    class Meta:
        abstract = True

    def save(self, force_insert=False, force_update=False, using=None, update_fields=None):  # expect: save-drops-arguments "takes force_update and doesn't pass it on"
        super().save(force_insert=force_insert, using=using, update_fields=update_fields)
