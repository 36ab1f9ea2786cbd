from django.db import models


class Loan(models.Model):
    until = models.DateField()
