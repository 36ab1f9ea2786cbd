from django.contrib.auth.models import AbstractBaseUser
from django.db import models


class Team(models.Model):
    name = models.CharField(max_length=9)


class User(AbstractBaseUser):
    email = models.EmailField(unique=True)

    USERNAME_FIELD = "email"
