from django.db.models.signals import post_save
from django.dispatch import receiver


@receiver(post_save, sender="shop.Boook")  # expect: relation-target-missing
def log(**kwargs):
    pass


post_save.connect(log, sender="auth.Grop")  # expect: relation-target-missing
