from django.db import models


class Loan(models.Model):  # expect(L2): migration-drift "desk.Loan has no migration"
    book = models.ForeignKey("shop.Book", models.CASCADE)
    kind = models.ForeignKey("contenttypes.ContentType", models.PROTECT)
