from django.db import models


class Maybe(models.NullBooleanField):
    pass
