from django.contrib.auth.models import AbstractUser
from django.db import models


class Base(AbstractUser):
    email = models.EmailField(unique=True)
    USERNAME_FIELD = "email"

    class Meta:
        abstract = True

    def is_anonymous(self):
        return False
