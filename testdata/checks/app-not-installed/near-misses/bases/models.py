from django.db import models


class Titled(models.Model):
    title = models.CharField(max_length=80)

    class Meta:
        abstract = True

    def __str__(self):
        return self.title
