from django.db import models


class Named(models.Model):
    name_ = models.TextField()  # expect: field-name-invalid

    class Meta:
        abstract = True
