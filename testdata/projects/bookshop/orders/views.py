from django.contrib.auth.decorators import login_required
from django.contrib.admin.views.decorators import staff_member_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from orders import services
from orders.models import Customer, Order


@login_required
def order_list(request):
    """The orders of the customer who asks."""
    customer = get_object_or_404(Customer, user=request.user)
    orders = customer.orders.prefetch_related("lines__book")
    return render(
        request, "orders/order_list.html", {"customer": customer, "orders": orders}
    )


@staff_member_required
def packing(request):
    return HttpResponse(
        "\n".join(services.packing_list(Order.objects.all())), content_type="text/plain"
    )


@staff_member_required
def bestsellers(request):
    rows = [f"{book.title}: {book.sold or 0}" for book in services.bestsellers()]
    return HttpResponse("\n".join(rows), content_type="text/plain")
