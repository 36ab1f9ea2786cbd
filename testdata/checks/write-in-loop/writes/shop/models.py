from django.db import models


class Book(models.Model):
    title = models.CharField(max_length=80)
    in_print = models.BooleanField(default=True)
    rank = models.IntegerField(default=0)


class Bill(models.Model):
    paid = models.BooleanField(default=False)


class Reminder(models.Model):
    bill = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="reminders")
