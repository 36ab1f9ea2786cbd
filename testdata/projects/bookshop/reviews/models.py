from django.db import models

from catalog.models import Book
from core.models import Record
from orders.models import Customer


class Review(Record):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="reviews")
    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="reviews"
    )
    stars = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["-created"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "customer"], name="one_review_per_customer"
            )
        ]

    def __str__(self):
        return f"{self.stars} stars"


class Vote(models.Model):
    review = models.ForeignKey(Review, on_delete=models.CASCADE)
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    helpful = models.BooleanField()
