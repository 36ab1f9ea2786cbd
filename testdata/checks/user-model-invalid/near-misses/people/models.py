from django.contrib.auth.models import AbstractUser
from django.db import models


class Reader(AbstractUser):
    email = models.EmailField()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["username"]

    class Meta:
        constraints = [models.UniqueConstraint(fields=["email"], name="email_unique")]

    @property
    def is_anonymous(self):
        return False


class Guest(models.Model):
    name = models.CharField(max_length=9)
    USERNAME_FIELD = "name"

    def is_authenticated(self):
        return False
