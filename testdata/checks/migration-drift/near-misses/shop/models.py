import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

SHORT = 20


def new_key():
    return uuid.uuid4().hex


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_PRINT = "in_print"


class Book(models.Model):
    title = models.CharField(_("title"), max_length=SHORT * 2, db_index=False)
    slug = models.SlugField(max_length=50, db_index=True)
    link = models.URLField(blank=False, max_length=200)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    key = models.CharField(max_length=32, default=new_key, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="%(class)ss", to_field="id")
    price = models.DecimalField(max_digits=6, decimal_places=2, validators=[MinValueValidator(0)])
    changed = models.DateTimeField(auto_now=True)
    cover = models.ImageField(null=False)

    class Meta:
        ordering = ["title"]
        unique_together = ("title", "slug")
        indexes = [models.Index(fields=["title", "-price"])]
        constraints = [models.CheckConstraint(condition=models.Q(price__gte=0), name="%(class)s_price")]

    def __str__(self):
        return self.title


class Cheap(Book):
    class Meta:
        proxy = True


class Legacy(models.Model):
    name = models.CharField(max_length=3)

    class Meta:
        managed = False
