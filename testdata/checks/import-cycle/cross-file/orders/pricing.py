from orders.models import Order


def price_of():
    return Order.objects.count()
