from django.db import models

OPTIONAL = True


class Named(models.Model):
    name = models.CharField(max_length=40)
    nickname = models.CharField(max_length=40, null=True)  # expect: nullable-string-field "Named.nickname is a CharField"

    class Meta:
        abstract = True
