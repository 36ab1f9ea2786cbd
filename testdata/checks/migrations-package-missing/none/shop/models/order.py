from django.db import models


class Order(models.Model):  # expect: migrations-package-missing "The app store has no migrations, so nothing makes the table of Order"
    pass
