from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver


class Notice(models.Model):
    text = models.TextField()

    def __str__(self):
        return self.text


@receiver(post_save, sender=Notice)
def announce(sender, instance, **kwargs):
    print(instance.text)
