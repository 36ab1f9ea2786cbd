from django.db import models


class Item(models.Model):  # expect: migrations-package-missing
    pass
