from typing import TYPE_CHECKING

from django.http import HttpResponse

from bases.models import Titled
from billing.ledger.models import Entry
from billing.models import Invoice
from labelled.models import Inherited, Label
from shop.stock.models import Shelf

try:
    from optional.models import Extra
except RuntimeError:
    Extra = None

if TYPE_CHECKING:
    from typed.models import Typed


class Offer(Titled):
    def __str__(self):
        return self.title


def index(request):
    from late.models import Late

    rows = [each.objects.count() for each in (Entry, Invoice, Inherited, Label, Late, Shelf)]
    return HttpResponse([Extra, *rows])
