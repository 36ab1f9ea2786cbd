from django.conf import settings
from django.db import models

from common.models import Named, TimeStamped


class TicketType(Named):
    price = models.DecimalField(max_digits=8, decimal_places=2, default=10)
    areas = models.ManyToManyField("lineup.Area", blank=True, related_name="ticket_types")


class Customer(TimeStamped):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="customer")
    country = models.ForeignKey("lineup.Country", on_delete=models.PROTECT, related_name="customers")
    newsletter = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.user.username


class Voucher(TimeStamped):
    code = models.CharField(max_length=40, unique=True)
    percent = models.PositiveSmallIntegerField(default=10)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="vouchers")

    class Meta:
        ordering = ["code"]

    def __str__(self):
        return self.code


class OrderQuerySet(models.QuerySet):
    def paid(self):
        return self.filter(status=Order.PAID).select_related("customer")

    def with_lines(self):
        return self.prefetch_related("tickets__type")


class OrderManager(models.Manager.from_queryset(OrderQuerySet)):
    def get_queryset(self):
        return super().get_queryset().filter(deleted=False)


class Order(TimeStamped):
    OPEN = "open"
    PAID = "paid"

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    voucher = models.ForeignKey(Voucher, null=True, blank=True, on_delete=models.SET_NULL, related_name="orders")
    placed_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=[(OPEN, "Open"), (PAID, "Paid")], default=PAID)
    deleted = models.BooleanField(default=False)

    objects = OrderManager()

    class Meta:
        ordering = ["-placed_at", "pk"]

    def __str__(self):
        return f"Order {self.pk} of {self.customer}"

    @property
    def total(self):
        return sum(ticket.type.price for ticket in self.tickets.all())


class Ticket(TimeStamped):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="tickets")
    type = models.ForeignKey(TicketType, on_delete=models.PROTECT, related_name="tickets")
    holder_name = models.CharField(max_length=120)
    scanned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"Ticket {self.pk}"


class Refund(TimeStamped):
    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="refund")
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.reason
