from django.db import models


class Stamp(models.IntegerField):
    def get_default(self):
        return 7


class Plain(models.IntegerField):
    pass
