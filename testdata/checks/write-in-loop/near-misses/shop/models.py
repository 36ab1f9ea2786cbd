from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver


class Author(models.Model):
    name = models.CharField(max_length=80)


class Book(models.Model):
    title = models.CharField(max_length=80)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    in_print = models.BooleanField(default=True)
    rank = models.IntegerField(default=0)

    @property
    def shelf(self):
        return self._shelf

    @shelf.setter
    def shelf(self, value):
        self._shelf = value


class Note(models.Model):
    text = models.TextField()
    changed = models.DateTimeField(auto_now=True)


class Order(models.Model):
    done = models.BooleanField(default=False)

    def save(self, *args, **kwargs):
        self.done = self.done or not self.pk
        super().save(*args, **kwargs)


class Bill(models.Model):
    paid = models.BooleanField(default=False)


class Reminder(models.Model):
    bill = models.ForeignKey(Bill, on_delete=models.CASCADE, related_name="reminders")


class LateBill(Bill):
    days = models.IntegerField(default=0)


@receiver(post_save, sender=Bill)
def tell(sender, instance, **kwargs):
    print(instance)
