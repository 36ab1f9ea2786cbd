from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models

from .compat import user_label


class Reader(AbstractUser):
    pass


class Person(models.Model):
    class Meta:
        abstract = True


class Author(Person):
    pass


class Book(models.Model):
    one = models.ForeignKey("Autor", models.CASCADE)  # expect: relation-target-missing
    two = models.ForeignKey("library.Writer", models.CASCADE)  # expect: relation-target-missing
    three = models.ForeignKey("Person", models.CASCADE)  # expect: relation-target-missing "abstract"
    four = models.ForeignKey("auth.User", models.CASCADE)  # expect: relation-target-missing "AUTH_USER_MODEL"
    five = models.ForeignKey(to="auth.Grup", on_delete=models.CASCADE)  # expect: relation-target-missing
    six = models.ManyToManyField(Author, through="Writing")  # expect: relation-target-missing
    seven = models.ForeignKey(settings.LOAN_MODEL, models.CASCADE)  # expect: relation-target-missing
    eight = models.ForeignKey(getattr(settings, "AUTH_USER_MODEL", "auth.User"), models.CASCADE, related_name="+")
    nine = models.ForeignKey(user_label, models.CASCADE, related_name="+")
