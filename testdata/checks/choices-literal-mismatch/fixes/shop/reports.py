from shop.models import Order


def waiting():
    return Order.objects.filter(state='nwe').exclude(size="purple")  # expect: choices-literal-mismatch, choices-literal-mismatch


def sent():
    return Order.objects.filter(state="Sent")  # expect: choices-literal-mismatch
