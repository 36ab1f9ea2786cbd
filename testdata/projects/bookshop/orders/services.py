"""What the shop does with orders; views and commands call these functions."""

from collections import Counter

from django.db.models import F, Sum
from django.utils import timezone

from catalog.models import Book
from orders.models import Order, OrderLine


class OutOfStock(Exception):
    pass


def place_order(customer, quantities, ship_to=None):
    """Makes an order of `quantities`, a mapping from the key of a book to the number wanted."""
    books = Book.objects.in_bulk(quantities)
    order = Order.objects.create(customer=customer, ship_to=ship_to)
    lines = []
    for key, quantity in quantities.items():
        book = books[key]
        if book.stock < quantity:
            raise OutOfStock(book.title)
        lines.append(
            OrderLine(order=order, book=book, quantity=quantity, price=book.price)
        )
    OrderLine.objects.bulk_create(lines)
    return order


def packing_list(orders):
    """One line for each order that waits: who gets what, and where."""
    waiting = orders.filter(paid__isnull=False, shipped__isnull=True)
    slips = []
    for order in waiting:
        address = order.ship_to.lines if order.ship_to else "collect"
        titles = [f"{line.quantity} x {line.book.title}" for line in order.lines.all()]
        slips.append(f"{order.customer.name}: {', '.join(titles)} ({address})")
    return slips


def restock(deliveries):
    """Adds delivered numbers, a mapping from ISBN to number, to the stock."""
    for isbn, number in deliveries.items():
        book = Book.objects.get(isbn=isbn)
        book.stock = F("stock") + number
        book.save(update_fields=["stock"])


def open_orders():
    """Unpaid orders with everything that the reminder names."""
    return (
        Order.objects.filter(paid__isnull=True)
        .select_related("customer__user")
        .prefetch_related("lines__book", "coupons")
    )


def reminders():
    texts = []
    for order in open_orders():
        titles = [line.book.title for line in order.lines.all()]
        codes = [coupon.code for coupon in order.coupons.all()]
        texts.append(
            (order.customer.user.email, f"Still unpaid: {', '.join(titles)}", codes)
        )
    return texts


def bestsellers(limit=10):
    return Book.objects.annotate(sold=Sum("order_lines__quantity")).order_by("-sold")[
        :limit
    ]


def countries_served():
    countries = Counter()
    for order in Order.objects.exclude(ship_to=None).select_related("ship_to"):
        countries[order.ship_to.country] += 1
    return countries


def mark_shipped(order):
    order.shipped = timezone.now()
    order.save(update_fields=["shipped", "changed"])
