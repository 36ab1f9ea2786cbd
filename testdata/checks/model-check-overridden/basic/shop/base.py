from django.db import models


class Checked(models.Model):
    def check(self):  # expect: model-check-overridden "Ticket"
        return True

    class Meta:
        abstract = True
