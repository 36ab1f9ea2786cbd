from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def next_position():
    return 1


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft, not to be seen")
    OUT = "out"


class Book(models.Model):
    title = models.CharField(max_length=60)  # expect(L2): migration-drift "max_length: 40 in 0001_initial, 60 in the model"
    isbn = models.CharField(max_length=13, blank=True)  # expect(L2): migration-drift "shop.Book.isbn has no migration"
    status = models.CharField(max_length=9, choices=Status, default=Status.DRAFT)  # expect(L2): migration-drift "status"
    position = models.IntegerField(default=next_position)  # expect(L2): migration-drift "position"
    price = models.FloatField(default=1e-7, validators=[MinValueValidator(0)])  # expect(L2): migration-drift "price"
    seen = models.DateTimeField(default=timezone.now)  # expect(L2): migration-drift "seen"

    class Meta:
        ordering = ["title"]
        verbose_name = _("book")  # expect(L2): migration-drift "AlterModelOptions"
        unique_together = [("title", "isbn")]  # expect(L2): migration-drift "AlterUniqueTogether"
        indexes = [models.Index(fields=["-price"])]  # expect(L2): migration-drift "AddIndex"
        constraints = [
            models.CheckConstraint(  # expect(L2): migration-drift "AddConstraint"
                condition=models.Q(price__gte=0) & ~models.Q(title=""), name="has_price"
            ),
        ]
