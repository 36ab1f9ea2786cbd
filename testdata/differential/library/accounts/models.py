from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class ReaderQuerySet(models.QuerySet):
    def borrowing(self):
        return self.filter(loans__returned__isnull=True)


class Reader(AbstractUser):
    card = models.CharField(max_length=20, unique=True)
    sponsor = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="sponsored")

    objects = UserManager.from_queryset(ReaderQuerySet)()
    readers = ReaderQuerySet.as_manager()

    class Meta(AbstractUser.Meta):
        db_table = "readers"
        default_manager_name = "readers"


class Guest(Reader):
    class Meta:
        proxy = True
