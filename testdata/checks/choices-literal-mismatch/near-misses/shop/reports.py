from django.db.models import Value

from shop.models import Order, State


def right(request):
    found = Order.objects.filter(state="new", size__in=["s", "xs"], colour="any", kind="any")
    found = found.filter(state=State.SENT).exclude(size="").filter(state__startswith="ne")
    found = found.filter(state=request.GET["state"], rank="7")
    return found.annotate(label=Value("x")).filter(label="none of them")


def make(state="lost"):
    return Order.objects.create(state=state, colour="blue")
