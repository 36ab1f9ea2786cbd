import uuid

from accounts.models import Reader
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models

from .base import Attached, Kept, is_model_registered

if not is_model_registered("loans", "Loan"):

    class Loan(Kept):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="loans")
        book = models.ForeignKey("loans.Book", models.CASCADE)
        returned = models.DateField(null=True)

        active = models.Manager()


class Fine(Loan):
    agreement = models.OneToOneField(Loan, models.CASCADE, parent_link=True, primary_key=True)
    amount = models.DecimalField(max_digits=6, decimal_places=2)


class Note(Attached):
    writer = models.ForeignKey(get_user_model(), models.CASCADE, null=True)
    text = models.TextField()


class Reminder(models.Model):
    key = models.SlugField(primary_key=True)
    reader = models.OneToOneField(Reader, models.CASCADE)
    loan = models.ForeignKey(Loan, models.DO_NOTHING, db_constraint=False)

    class Meta:
        db_table = "reminders"
        managed = False
