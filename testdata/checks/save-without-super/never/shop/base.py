from django.db import models


class Numbered(models.Model):
    number = models.IntegerField()
    gone = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):  # expect: save-without-super "Numbered.save() never calls super().save(): no row is written"
        if self.number is None:
            self.number = 1
