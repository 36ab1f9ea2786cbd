from shop.models import BigOrder, Order, State


def waiting():
    return Order.objects.filter(state="New", colour="red")
    #                                 ^^^^^ expect: choices-literal-mismatch "is none of the choices of Order.state: no row has it"


def others():
    return Order.objects.exclude(state__in=["sent", "lost"])  # expect: choices-literal-mismatch


def big():
    return BigOrder.objects.filter(size__exact="m").exclude(state=State.NEW)  # expect: choices-literal-mismatch "BigOrder.size"


def make():
    Order.objects.filter(size="xs").update(state="gone")  # expect: choices-literal-mismatch "no form takes the row any more"
    return Order.objects.create(state="fresh", size="l")  # expect: choices-literal-mismatch
