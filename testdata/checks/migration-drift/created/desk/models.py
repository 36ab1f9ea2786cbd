from django.db import models


class Loan(models.Model):  # expect(L1): migration-drift "desk.Loan has no migration"
    book = models.ForeignKey("shop.Book", models.CASCADE)
    kind = models.ForeignKey("contenttypes.ContentType", models.PROTECT)
