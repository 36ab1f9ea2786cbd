# expect(L2): import-unresolved "There is no module orders.billing"
from orders.billing import charge


def pay(request):
    return charge(request)
