from .models import Line, Order


def mails():
    lines = Line.objects.filter(order__buyer__name="A")
    orders = Order.objects.filter(buyer__mail="A")  # expect: lookup-field-unknown "`mail` is nothing that shop.Person has"
    return lines, orders, Line.objects.values("order__buyer__emial")  # expect: lookup-field-unknown
