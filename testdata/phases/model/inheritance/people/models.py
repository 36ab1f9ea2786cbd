from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin, UserManager
from django.db import models


class Person(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)
    manager = models.ForeignKey("self", models.SET_NULL, null=True, related_name="reports")
    friends = models.ManyToManyField("self")
    follows = models.ManyToManyField("self", symmetrical=False, related_name="followers")
    blocks = models.ManyToManyField("Person", symmetrical=False, related_name="+")
    is_staff = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    objects = UserManager()


class Staff(Person):
    class Meta:
        proxy = True

    desks = models.QuerySet.as_manager()
