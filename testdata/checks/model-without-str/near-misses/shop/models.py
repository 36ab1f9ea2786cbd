from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models

from shop.texts import HasTitle, describe


class Plain:
    pass


class Base(models.Model):
    class Meta:
        abstract = True


class Book(HasTitle, models.Model):
    title = models.CharField(max_length=40)


class Author(Base):
    name = models.CharField(max_length=40)

    __str__ = describe


class Publisher(Base):
    name = models.CharField(max_length=40)

    if True:
        def __str__(self):
            return self.name


class Member(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)

    USERNAME_FIELD = "email"
