from django.db import models


class Numbered(models.Model):
    number = models.IntegerField()
    gone = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.number = 1
        models.Model.save(self, *args, **kwargs)
